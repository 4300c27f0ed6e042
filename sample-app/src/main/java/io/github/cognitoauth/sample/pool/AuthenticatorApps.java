package io.github.cognitoauth.sample.pool;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes the place of the phones of the demo's users: knows the secrets of their
 * authenticator apps, also of those that are set up while the demo runs.
 */
@Component
@Profile("embedded")
class AuthenticatorApps {

	private final Map<String, String> secrets = new ConcurrentSkipListMap<>();

	AuthenticatorApps() {
		DemoUsers.WITH_AUTHENTICATOR_APP.forEach((username) -> this.secrets.put(username, DemoUsers.TOTP_SECRET));
	}

	/** The last one counts, as on a phone. */
	void add(String username, String secret) {
		this.secrets.put(username, secret);
	}

	Map<String, String> secrets() {
		return Collections.unmodifiableMap(this.secrets);
	}

}
