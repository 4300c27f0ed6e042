// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for several {@link CognitoUserPoolExtension}s in one class.
 */
class SeveralPoolsExtensionTests {

	@RegisterExtension
	static final CognitoUserPoolExtension main = new CognitoUserPoolExtension();

	@RegisterExtension
	static final CognitoUserPoolExtension partner = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder())
		.named("partner");

	private static final CognitoUserPoolServerBuilder SETTINGS = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1"));

	@RegisterExtension
	static final CognitoUserPoolExtension plain = CognitoUserPoolExtension.of(SETTINGS).named("plain");

	@RegisterExtension
	static final CognitoUserPoolExtension other = plain.named("other");

	private static final CognitoUserPoolServerBuilder CHANGED = CognitoUserPoolServer.builder();

	@RegisterExtension
	static final CognitoUserPoolExtension kept = CognitoUserPoolExtension.of(CHANGED).named("kept");

	static {
		CHANGED.region("eu-central-1");
	}

	@Test
	void namedThenTheNameIsThatOfTheNewExtensionOnly(@UserPool("plain") CognitoUserPoolServer first,
			@UserPool("other") CognitoUserPoolServer second) {
		assertThat(first.userPoolId()).endsWith("_TestPoolplain");
		assertThat(second.userPoolId()).endsWith("_TestPoolother");
		assertThat(second.user("alice").hasPassword("Wonderland-1")).isTrue();
		try (CognitoUserPoolServer started = SETTINGS.start()) {
			assertThat(started.userPoolId()).as("the settings have no name").endsWith("_TestPool1");
		}
	}

	@Test
	void ofWhenSettingsChangeLaterThenKeepsThoseOfThen(@UserPool("kept") CognitoUserPoolServer kept) {
		assertThat(kept.region()).isEqualTo("us-east-1");
	}

	@Test
	void parametersWhenPoolsHaveNamesThenAreTheirs(CognitoUserPoolServer unnamed,
			@UserPool("partner") CognitoUserPoolServer named) {
		assertThat(unnamed).isSameAs(main.server());
		assertThat(named).isSameAs(partner.server()).isNotSameAs(unnamed);
		assertThat(named.userPoolId()).isNotEqualTo(unnamed.userPoolId());
		assertThat(named.clientId()).isNotEqualTo(unnamed.clientId());
	}

}
