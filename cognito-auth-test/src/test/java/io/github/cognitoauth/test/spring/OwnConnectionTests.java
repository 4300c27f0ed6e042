// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link AutoConfigureCognitoUserPool} beside an application that says by beans
 * and by variables of its environment where its pools are.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "cognito.user-pool-id=${COGNITO_USER_POOL_ID}", "cognito.client-id=${COGNITO_CLIENT_ID}",
				"cognito.client-secret=${COGNITO_CLIENT_SECRET}",
				"cognito.user-pools.partner.user-pool-id=${PARTNER_POOL_ID}" })
@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Alice.class)
@AutoConfigureCognitoUserPool(value = SeveralUserPoolsTests.Bob.class, pool = "partner")
class OwnConnectionTests {

	@Autowired
	private CognitoUserPoolServer main;

	@Autowired
	@Qualifier("partner")
	private CognitoUserPoolServer partner;

	@Test
	void authenticateWhenApplicationHasConnectionsOfItsOwnThenTestPoolsTakeTheirPlace(
			@Autowired CognitoPasswordAuthenticator ofMain,
			@Autowired @Qualifier("partner") CognitoPasswordAuthenticator ofPartner) {
		assertThat(ofMain.authenticate("alice", "Wonderland-1").block(Duration.ofSeconds(30)))
			.isInstanceOf(AuthenticationOutcome.Authenticated.class);
		assertThat(ofPartner.authenticate("bob", "Builder-1").block(Duration.ofSeconds(30)))
			.isInstanceOf(AuthenticationOutcome.Authenticated.class);
		assertThat(this.main.requests()).isOne();
		assertThat(this.partner.requests()).isOne();
	}

	@Test
	void startWhenAPoolByABeanHasNoServerThenEndsBeforePasswordsLeave() {
		assertThatThrownBy(() -> new TestContextManager(MainForgotten.class).getTestContext().getApplicationContext())
			.rootCause()
			.hasMessage("'cognito.user-pool-id' is of a user pool that has no test pool in its place");
		assertThatThrownBy(
				() -> new TestContextManager(PartnerForgotten.class).getTestContext().getApplicationContext())
			.rootCause()
			.hasMessage(
					"'cognito.user-pools.partner.user-pool-id' is of a user pool that has no test pool in its place");
	}

	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@AutoConfigureCognitoUserPool(pool = "partner")
	static class MainForgotten {

	}

	/**
	 * Where a bean says that it is elsewhere, a property does not say that it is here.
	 */
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = "cognito.user-pools.partner.endpoint=http://localhost:9229")
	@AutoConfigureCognitoUserPool
	static class PartnerForgotten {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		CognitoConnectionDetails vault() {
			return new Vault();
		}

		@Bean
		CognitoUserPoolConnectionDetails partnerVault() {
			return CognitoUserPoolConnectionDetails.of("partner", new Vault());
		}

	}

	/** Where passwords of tests must not go. */
	private static final class Vault implements CognitoConnectionDetails {

		@Override
		public String getUserPoolId() {
			return "eu-west-1_Real12345";
		}

		@Override
		public String getClientId() {
			return "1real567890123456789";
		}

		@Override
		public URI getEndpoint() {
			return URI.create("https://cognito.example.com");
		}

	}

}
