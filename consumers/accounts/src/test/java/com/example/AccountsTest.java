// SPDX-License-Identifier: Apache-2.0

package com.example;

import java.time.Duration;

import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import io.github.cognitoauth.test.spring.CognitoUserPoolCustomizer;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "cognito.service-accounts.billing.username=billing",
		"cognito.service-accounts.billing.password=Wonderland-1" })
@AutoConfigureCognitoUserPool(AccountsTest.Billing.class)
class AccountsTest {

	@Test
	void hasTokenByTheClientOfTheJdk(@Autowired CognitoTokenProviders accounts) {
		assertThat(ClassUtils.isPresent("reactor.netty.http.client.HttpClient", null)).isFalse();
		assertThat(accounts.get("billing").getTokens().block(Duration.ofSeconds(30))).isNotNull();
	}

	static class Billing implements CognitoUserPoolCustomizer {

		@Override
		public void customize(CognitoUserPoolServerBuilder builder) {
			builder.user("billing", (user) -> user.password("Wonderland-1"));
		}

	}

}
