// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.test.CognitoUserPoolReplica;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the login while the primary Region is down and the replica is in use.
 */
class ReplicaLoginTests {

	private static final String NOT_POSSIBLE = "Signing in is not possible at the moment";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.region("eu-west-1")
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.user("alice", (user) -> user.password("Wonderland-1"))
		.user("totp", (user) -> user.password("Wonderland-1").totpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))
		.user("newbie", (user) -> user.temporaryPassword("Wonderland-1"))
		.start();

	private final CognitoUserPoolReplica replica = this.pool.replica("eu-central-1");

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void loginWhenOnlyTheReplicaAnswersThenOffersAndTellsWhatItCanDo(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool,
				"cognito.replica.region=" + this.replica.region(),
				"cognito.replica.endpoint=" + this.replica.endpoint(), "cognito.account.sign-up=true")) {
			assertThat(new PageBrowser(application).open("/login").body()).contains("Forgot password?",
					"Create account");
			this.pool.faults().startRegionOutage();
			application.getBean(CognitoUserPools.class).main().useRegion(this.replica.region());
			assertThat(new PageBrowser(application).open("/login").body()).doesNotContain("Forgot password?",
					"Create account");
			assertThat(signIn(application, "alice", "Wonderland-1")).doesNotContain("role=\"alert\"");
			for (String user : new String[] { "totp", "newbie" }) {
				assertThat(signIn(application, user, "Wrong-Pass-1")).contains("role=\"alert\"")
					.doesNotContain(NOT_POSSIBLE);
				assertThat(signIn(application, user, "Wonderland-1")).contains(NOT_POSSIBLE);
			}
		}
	}

	private static String signIn(ConfigurableApplicationContext application, String user, String password) {
		return new PageBrowser(application).signIn(user, password).body();
	}

}
