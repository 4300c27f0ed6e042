// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.account.AccountFeature;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountSettings;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything switched on, without delays, by the clock of the pool. */
@Configuration(proxyBeanMethods = false)
class TestAccounts {

	@Bean
	AccountOperations accountOperations(CognitoUserAccounts accounts, CognitoUserPoolServer pool,
			Environment settings) {
		AccountSettings.Builder all = AccountSettings.builder()
			.clock(Clock.offset(pool.clock(), settings.getProperty("test.clock-ahead", Duration.class, Duration.ZERO)))
			.writableAttributes(List.of(settings.getProperty("test.writable", "name").split(",")));
		for (AccountFeature feature : AccountFeature.values()) {
			all.feature(feature, !settings.getProperty("test.off", "").equals(feature.name()));
		}
		return AccountOperations.builder(accounts, all.build())
			.delay(AnswerDelay.between(Duration.ZERO,
					Duration.ofMillis(settings.getProperty("test.delay", Long.class, 0L))))
			.build();
	}

	@RestController
	static class Home {

		@GetMapping("/")
		String home(Principal principal) {
			return "Hello, " + principal.getName();
		}

	}

}
