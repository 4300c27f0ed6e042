// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.test.CognitoUserPoolServer;

/** One application for each stack and mode, before one pool. */
final class ApiServers implements AutoCloseable {

	private final Map<Setting, ApiServer> servers = new LinkedHashMap<>();

	ApiServers(CognitoUserPoolServer pool, String... properties) {
		List<String> all = new ArrayList<>(List.of("cognito.retry.max-attempts=1"));
		all.addAll(List.of(properties));
		Setting.all()
			.forEach(
					(setting) -> this.servers.put(setting, ApiServer.start(setting, pool, all.toArray(String[]::new))));
	}

	ApiServer of(Setting setting) {
		ApiServer server = this.servers.get(setting);
		if (server == null) {
			throw new IllegalArgumentException("There is no application for " + setting);
		}
		return server;
	}

	/** A client that has asked for the form, as all do. */
	ApiClient client(Setting setting) {
		ApiClient client = of(setting).client();
		client.get("/sign-in");
		return client;
	}

	@Override
	public void close() {
		this.servers.values().forEach(ApiServer::close);
	}

}
