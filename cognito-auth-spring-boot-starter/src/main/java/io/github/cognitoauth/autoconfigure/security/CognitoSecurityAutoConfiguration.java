// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Clock;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.WithoutRefreshToken;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoClientDetails;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoRequestMetadataSource;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.limit.CognitoRateLimiter;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.step.ChallengeKind;
import io.github.cognitoauth.security.step.ChallengeKinds;
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
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/**
 * Auto-configuration of what the logins of servlet and WebFlux applications have in
 * common: {@code cognito.security.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CognitoUserPoolsAutoConfiguration.class, CognitoLevelsAutoConfiguration.class })
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(CognitoUserPools.class)
@EnableConfigurationProperties({ CognitoSecurityProperties.class, CognitoSessionProperties.class,
		CognitoLimitsProperties.class })
@Import({ SignInLimitConfiguration.class, PoolLoginsConfiguration.class })
@ImportRuntimeHints(CognitoSecurityRuntimeHints.class)
public final class CognitoSecurityAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(CognitoSecurityAutoConfiguration.class);

	CognitoSecurityAutoConfiguration() {
	}

	@Bean
	static AuthenticatorCheck cognitoAuthenticatorCheck(ObjectProvider<CognitoConnectionDetails> connectionDetails) {
		return new AuthenticatorCheck(connectionDetails);
	}

	@Bean
	SecurityPropertiesValidator cognitoSecurityPropertiesValidator(CognitoSecurityProperties properties,
			ConfiguredUserPools pools) {
		return new SecurityPropertiesValidator(properties, pools);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoAuthenticationOptions cognitoAuthenticationOptions(CognitoSecurityProperties properties,
			ObjectProvider<GrantedAuthoritiesMapper> mapper, ObjectProvider<CognitoRequestMetadataSource> metadata,
			ObjectProvider<ChallengeKind<?>> kinds, ObjectProvider<CognitoLevelSettings> levels) {
		CognitoAuthenticationOptions.Builder options = CognitoAuthenticationOptions.builder()
			.revealAccountState(properties.isRevealAccountState())
			.authorityPrefix(properties.getAuthorityPrefix())
			.timeout(properties.getTimeout())
			.challengeKinds(ChallengeKinds.standard().with(kinds.orderedStream().toList()));
		mapper.ifUnique(options::authoritiesMapper);
		levels.ifUnique(options::levels);
		CognitoRequestMetadataSource source = metadata.getIfUnique();
		if (source != null || properties.isSendClientData()) {
			options.requestMetadata((source != null) ? source::metadata : CognitoSecurityAutoConfiguration::clientData);
		}
		return options.build();
	}

	private static RequestMetadata clientData(Authentication request) {
		return (request.getDetails() instanceof CognitoClientDetails details)
				? RequestMetadata.none().withUserContext(details.getRemoteAddress(), details.getDeviceData())
				: RequestMetadata.none();
	}

	@Bean
	LimitsPropertiesValidator cognitoLimitsPropertiesValidator(CognitoLimitsProperties properties) {
		return new LimitsPropertiesValidator(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	SignInLimit cognitoSignInLimit(CognitoLimitsProperties properties, ObjectProvider<CognitoRateLimiter> limiter,
			ObjectProvider<CognitoLoginListener> listeners) {
		CognitoRateLimiter unique = properties.isEnabled() ? limiter.getIfUnique() : null;
		if (unique == null && properties.isEnabled()) {
			logger.info("Failed sign-ins are limited by the pool alone. Add 'com.bucket4j:bucket4j_jdk17-core' and "
					+ "'com.github.ben-manes.caffeine:caffeine' to limit them by address, too");
		}
		return new SignInLimit(unique, CognitoLoginListener.of(listeners.orderedStream().toList()));
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
	SessionPropertiesValidator cognitoSessionPropertiesValidator(CognitoSessionProperties properties,
			ConfiguredUserPools pools) {
		return new SessionPropertiesValidator(properties, pools);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoSessionSettings cognitoSessionSettings(CognitoSessionProperties properties) {
		return settings(properties);
	}

	static CognitoSessionSettings settings(CognitoSessionProperties properties) {
		return CognitoSessionSettings.builder()
			.checkEvery(properties.getCheckEvery())
			.endWhenRefused(properties.isEndWhenRefused())
			.outageGrace(properties.getOutageGrace())
			.endWithoutRefreshToken(properties.getWithoutRefreshToken() == WithoutRefreshToken.END)
			.build();
	}

}
