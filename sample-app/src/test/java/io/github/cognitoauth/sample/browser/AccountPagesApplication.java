// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.security.Principal;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that switches the pages of accounts on by property, and has nothing
 * else. Its profile keeps it out of the demo, which scans this package too.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PoolConnection.class)
@Profile(AccountPagesApplication.PROFILE)
class AccountPagesApplication {

	static final String PROFILE = "account-pages";

	@Bean(destroyMethod = "close")
	CognitoUserPoolServer userPool() {
		return CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA, MfaFactor.SOFTWARE_TOKEN_MFA, MfaFactor.EMAIL_OTP)
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.userSessions(20)
			.deviceTracking(DeviceTracking.USER_OPT_IN)
			.start();
	}

	@RestController
	@Profile(PROFILE)
	static class Greeting {

		@GetMapping("/")
		String greet(Principal user) {
			return "Hello, " + user.getName();
		}

	}

}
