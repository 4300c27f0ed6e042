package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoRequestMetadataSource;
import io.github.cognitoauth.security.challenge.CognitoChallengePolicy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/**
 * Auto-configuration of what the logins of servlet and WebFlux applications have in
 * common.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoAutoConfiguration.class)
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(CognitoPasswordAuthenticator.class)
@ImportRuntimeHints(CognitoSecurityRuntimeHints.class)
public final class CognitoSecurityAutoConfiguration {

	CognitoSecurityAutoConfiguration() {
	}

	@Bean
	static AuthenticatorCheck cognitoAuthenticatorCheck(ObjectProvider<CognitoConnectionDetails> connectionDetails) {
		return new AuthenticatorCheck(connectionDetails);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoAuthenticationOptions cognitoAuthenticationOptions(CognitoProperties properties,
			ObjectProvider<GrantedAuthoritiesMapper> mapper, ObjectProvider<CognitoRequestMetadataSource> metadata) {
		return SecurityOptions.authentication(properties, mapper, metadata);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoChallengePolicy cognitoChallengePolicy(CognitoProperties properties) {
		return SecurityOptions.challenges(properties);
	}

}
