// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.MadeTokens;
import io.github.cognitoauth.test.pool.AppClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens without a sign-in.
 */
final class TestTokens {

	private final UserPool pool;

	private final MadeTokens made;

	private final String firstClient;

	TestTokens(UserPool pool, MadeTokens made, String firstClient) {
		this.pool = pool;
		this.made = made;
		this.firstClient = firstClient;
	}

	String access(User user, Consumer<TokenSpec> settings) {
		TokenSpec spec = spec(settings);
		return this.made.access(user, client(spec.clientId()), signedInAt(spec), spec.lifetime(), spec.claims());
	}

	String id(User user, Consumer<TokenSpec> settings) {
		TokenSpec spec = spec(settings);
		return this.made.id(user, client(spec.clientId()), signedInAt(spec), spec.lifetime(), spec.claims());
	}

	String client(String clientId, List<String> scopes) {
		AppClientSettings client = client(clientId);
		return this.made.machine(client, scopes.isEmpty() ? client.scopes() : scopes);
	}

	private static TokenSpec spec(Consumer<TokenSpec> settings) {
		TokenSpec spec = new TokenSpec();
		settings.accept(spec);
		return spec;
	}

	private Instant signedInAt(TokenSpec spec) {
		Instant time = spec.signedInAt();
		return (time != null) ? time : this.pool.now();
	}

	private AppClientSettings client(@Nullable String clientId) {
		String id = (clientId != null) ? clientId : this.firstClient;
		AppClientSettings client = this.pool.clients().find(id);
		if (client == null) {
			throw new IllegalArgumentException("There is no app client '" + id + "'");
		}
		return client;
	}

}
