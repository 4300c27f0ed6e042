package io.github.cognitoauth.autoconfigure.security;

import java.time.Clock;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoRequestMetadataSource;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.step.ChallengeKind;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.text.CognitoTexts;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/**
 * Auto-configuration of what the logins of servlet and WebFlux applications have in
 * common: {@code cognito.security.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoAutoConfiguration.class)
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(CognitoPasswordAuthenticator.class)
@EnableConfigurationProperties({ CognitoSecurityProperties.class, CognitoSessionProperties.class })
@ImportRuntimeHints(CognitoSecurityRuntimeHints.class)
public final class CognitoSecurityAutoConfiguration {

	CognitoSecurityAutoConfiguration() {
	}

	@Bean
	static AuthenticatorCheck cognitoAuthenticatorCheck(ObjectProvider<CognitoConnectionDetails> connectionDetails) {
		return new AuthenticatorCheck(connectionDetails);
	}

	@Bean
	SecurityPropertiesValidator cognitoSecurityPropertiesValidator(CognitoSecurityProperties properties) {
		return new SecurityPropertiesValidator(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoAuthenticationOptions cognitoAuthenticationOptions(CognitoSecurityProperties properties,
			ObjectProvider<GrantedAuthoritiesMapper> mapper, ObjectProvider<CognitoRequestMetadataSource> metadata,
			ObjectProvider<ChallengeKind<?>> kinds) {
		CognitoAuthenticationOptions.Builder options = CognitoAuthenticationOptions.builder()
			.revealAccountState(properties.isRevealAccountState())
			.authorityPrefix(properties.getAuthorityPrefix())
			.timeout(properties.getTimeout())
			.challengeKinds(ChallengeKinds.standard().with(kinds.orderedStream().toList()));
		mapper.ifUnique(options::authoritiesMapper);
		metadata.ifUnique((source) -> options.requestMetadata(source::metadata));
		return options.build();
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoTexts cognitoTexts(MessageSource messages) {
		return CognitoTexts.of(messages);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoChallengePolicy cognitoChallengePolicy(CognitoSecurityProperties properties) {
		return new CognitoChallengePolicy(properties.getChallengeTimeout(), properties.getChallengeMaxAttempts(),
				Clock.systemUTC());
	}

	@Bean
	SessionPropertiesValidator cognitoSessionPropertiesValidator(CognitoSessionProperties properties) {
		return new SessionPropertiesValidator(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoSessionSettings cognitoSessionSettings(CognitoSessionProperties properties) {
		return CognitoSessionSettings.builder()
			.checkEvery(properties.getCheckEvery())
			.endWhenRefused(properties.isEndWhenRefused())
			.outageGrace(properties.getOutageGrace())
			.endWithoutRefreshToken(
					properties.getWithoutRefreshToken() == CognitoSessionProperties.WithoutRefreshToken.END)
			.build();
	}

}
