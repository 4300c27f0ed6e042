// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.token.Tokens;
import io.github.cognitoauth.test.pool.IssuerConfiguration;

/**
 * The documents that a pool publishes below its issuer: keys and discovery. The other
 * form of the issuer is forbidden, as at the service.
 */
public final class Documents {

	private static final String KEYS = "/.well-known/jwks.json";

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private final String base;

	private final String path;

	private final String otherPath;

	private final String issuer;

	/**
	 * Creates the documents of a pool.
	 * @param base where the pool is served
	 * @param settings its settings
	 * @param issuer the issuer of its tokens
	 */
	Documents(String base, PoolSettings settings, String issuer) {
		this.base = base;
		this.path = path(settings, settings.issuer());
		this.otherPath = path(settings, settings.issuer().other());
		this.issuer = issuer;
	}

	/**
	 * Returns where the documents of a form of the issuer stand.
	 * @param settings the settings of the pool
	 * @param form the form of the issuer
	 * @return a path without a slash at its end
	 */
	public static String path(PoolSettings settings, IssuerConfiguration form) {
		String start = (form == IssuerConfiguration.UPDATED) ? "/issuer-cognito-idp/" : "/";
		return start + settings.userPoolId();
	}

	boolean has(String requested) {
		return requested.startsWith(this.path + "/.well-known/")
				|| requested.startsWith(this.otherPath + "/.well-known/");
	}

	HttpAnswer answer(HttpCall call) {
		if (!"GET".equals(call.method()) && !"HEAD".equals(call.method())) {
			return Responses.empty(405);
		}
		if (call.path().startsWith(this.otherPath + "/")) {
			return Responses.empty(403);
		}
		if (call.path().equals(this.path + KEYS)) {
			return Responses.document(Tokens.publicKeys());
		}
		return call.path().equals(this.path + DISCOVERY) ? Responses.document(discovery()) : Responses.empty(404);
	}

	private Map<String, Object> discovery() {
		return Map.of("issuer", this.issuer, "jwks_uri", this.base + this.path + KEYS,
				"id_token_signing_alg_values_supported", List.of("RS256"), "subject_types_supported", List.of("public"),
				"response_types_supported", List.of("code", "token"), "scopes_supported",
				List.of("openid", "email", "phone", "profile"));
	}

}
