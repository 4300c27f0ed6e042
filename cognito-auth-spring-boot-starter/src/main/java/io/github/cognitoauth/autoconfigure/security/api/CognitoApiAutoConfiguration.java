package io.github.cognitoauth.autoconfigure.security.api;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties.SignInFlow;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.api.AccountEndpoints;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiEndpoint;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.HandleSeal;
import io.github.cognitoauth.security.flow.SealedSignInHandles;
import io.github.cognitoauth.security.flow.SignInHandles;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of the JSON API for sign-ins, as far as it is the same for servlet
 * and WebFlux applications. Its beans are made when a chain uses them: by
 * {@code cognito.api.enabled}, or one of the application's own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoSecurityAutoConfiguration.class)
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(CognitoPasswordAuthenticator.class)
@EnableConfigurationProperties(CognitoApiProperties.class)
public final class CognitoApiAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(CognitoApiAutoConfiguration.class);

	CognitoApiAutoConfiguration() {
	}

	@Bean
	ApiPropertiesValidator cognitoApiPropertiesValidator(CognitoApiProperties properties) {
		return new ApiPropertiesValidator(properties);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	HandleSeal cognitoHandleSeal(CognitoApiProperties properties, CognitoConnectionDetails connectionDetails) {
		return new HandleSeal(cipher(properties), connectionDetails.getUserPoolId(), connectionDetails.getClientId());
	}

	private static TokenCipher cipher(CognitoApiProperties properties) {
		String key = properties.getEncryptionKey();
		if (StringUtils.hasText(key)) {
			return TokenCipher.of(key, properties.getPreviousEncryptionKeys());
		}
		logger.info("The sign-in API seals open sign-ins with a random key: a restart ends them, and another instance"
				+ " does not know them. Set 'cognito.api.encryption-key' to the same value for all instances");
		return TokenCipher.random();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(SignInHandles.class)
	SealedSignInHandles cognitoSignInHandles(HandleSeal seal) {
		return new SealedSignInHandles(seal);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	Api cognitoApi(CognitoApiProperties properties, CognitoProperties common,
			CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
			CognitoChallengePolicy policy, CognitoTexts texts, SignInLimit limit, ObjectProvider<SignInHandles> handles,
			ObjectProvider<ApiEndpoint> endpoints, ObjectProvider<AccountOperations> accounts,
			ObjectProvider<HandleSeal> seal, ApplicationContext context) {
		if (!limit.isOn()) {
			logger.warn("Nothing but the pool limits failed attempts at the sign-in API. Add"
					+ " 'com.bucket4j:bucket4j_jdk17-core' and 'com.github.ben-manes.caffeine:caffeine', or a bean of"
					+ " type CognitoRateLimiter");
		}
		String name = context.getEnvironment().getProperty("spring.application.name");
		Api.Builder api = Api.builder(properties.getMode(), authenticator);
		List<ApiEndpoint> all = new ArrayList<>(endpoints.orderedStream().toList());
		accounts.ifAvailable((operations) -> {
			api.freshSignIn(operations.freshSignIn());
			all.addAll(AccountEndpoints.of(operations, properties.getMode(), seal::getObject,
					StringUtils.hasText(name) ? name : null));
		});
		return api.basePath(properties.getBasePath())
			.handles((properties.getMode() == ApiMode.BODY) ? handles.getObject() : null)
			.policy(policy)
			.forms(new StepForms(options.challengeKinds(), StringUtils.hasText(name) ? name : null))
			.texts(texts)
			.limit(limit)
			.openApi(properties.isOpenApi())
			.passwordOptional(common.getSignIn().getFlow() == SignInFlow.USER_AUTH)
			.endpoints(offered(all, properties.getMode(), context))
			.build();
	}

	/** Who is signed in is told by a session, or by a token that somebody verifies. */
	private static List<ApiEndpoint> offered(List<ApiEndpoint> endpoints, ApiMode mode, ApplicationContext context) {
		if (mode == ApiMode.SESSION || BearerDecoders.isOneIn(context)) {
			return endpoints;
		}
		List<ApiEndpoint> open = endpoints.stream().filter((it) -> it.access() == Access.PUBLIC).toList();
		if (open.size() < endpoints.size()) {
			logger.info("The sign-in API offers nothing to users who are signed in, since nothing verifies their"
					+ " tokens. Add 'spring-boot-starter-security-oauth2-resource-server' and set"
					+ " 'cognito.resource-server.enabled=true'");
		}
		return open;
	}

}
