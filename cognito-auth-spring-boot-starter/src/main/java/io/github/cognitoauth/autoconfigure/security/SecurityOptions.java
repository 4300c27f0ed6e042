package io.github.cognitoauth.autoconfigure.security;

import java.time.Clock;

import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoRequestMetadataSource;
import io.github.cognitoauth.security.challenge.CognitoChallengePolicy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/**
 * Turns {@code cognito.security.*} into the settings of the runtime types.
 */
final class SecurityOptions {

	private SecurityOptions() {
	}

	/**
	 * Return how sign-ins are checked.
	 * @param properties the properties
	 * @param mapper the mapper of the application, if there is one
	 * @param metadata what the application tells the pool with each step, if anything
	 * @return the options
	 */
	static CognitoAuthenticationOptions authentication(CognitoProperties properties,
			ObjectProvider<GrantedAuthoritiesMapper> mapper, ObjectProvider<CognitoRequestMetadataSource> metadata) {
		CognitoProperties.Security security = properties.getSecurity();
		CognitoAuthenticationOptions.Builder options = CognitoAuthenticationOptions.builder()
			.revealAccountState(security.isRevealAccountState())
			.authorityPrefix(security.getAuthorityPrefix())
			.timeout(security.getTimeout());
		mapper.ifUnique(options::authoritiesMapper);
		metadata.ifUnique((source) -> options.requestMetadata(source::metadata));
		return options.build();
	}

	/**
	 * Return how long challenges stay open.
	 * @param properties the properties
	 * @return the policy
	 */
	static CognitoChallengePolicy challenges(CognitoProperties properties) {
		CognitoProperties.Security security = properties.getSecurity();
		return new CognitoChallengePolicy(security.getChallengeTimeout(), security.getChallengeMaxAttempts(),
				Clock.systemUTC());
	}

}
