// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import java.util.List;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.api.AccountEndpoints;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiEndpoint;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.HandleSeal;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Makes what the APIs of all pools have in common. */
final class PoolApiFactory {

	private static final Logger logger = LoggerFactory.getLogger(PoolApiFactory.class);

	private final CognitoApiProperties properties;

	private final CognitoTexts texts;

	private final SignInLimit limit;

	private final PoolCallers callers;

	private final @Nullable String applicationName;

	PoolApiFactory(CognitoApiProperties properties, CognitoTexts texts, SignInLimit limit, PoolCallers callers,
			Environment environment) {
		this.properties = properties;
		this.texts = texts;
		this.limit = limit;
		this.callers = callers;
		String name = environment.getProperty("spring.application.name");
		this.applicationName = StringUtils.hasText(name) ? name : null;
		if (!limit.isOn()) {
			logger.warn("Nothing but the pool limits failed attempts at the sign-in API. Add"
					+ " 'com.bucket4j:bucket4j_jdk17-core' and 'com.github.ben-manes.caffeine:caffeine', or a bean of"
					+ " type CognitoRateLimiter");
		}
	}

	/** The pool is that of the options. */
	Api.Builder builder(CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
			CognitoChallengePolicy policy) {
		return Api.builder(this.properties.getMode(), authenticator)
			.basePath(this.properties.getBasePath())
			.policy(policy)
			.forms(new StepForms(options.challengeKinds(), this.applicationName))
			.texts(this.texts)
			.limit(this.limit.ofPool(options.pool()))
			.callers(this.callers.of(options.pool()))
			.openApi(this.properties.isOpenApi());
	}

	List<ApiEndpoint> accounts(Api.Builder api, AccountOperations operations, Supplier<HandleSeal> seal) {
		api.freshSignIn(operations.freshSignIn());
		return AccountEndpoints.of(operations, this.properties.getMode(), seal, this.applicationName);
	}

}
