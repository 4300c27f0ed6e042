package io.github.cognitoauth.integration.login;

import java.net.URI;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The authenticator of the second pool. */
@Configuration(proxyBeanMethods = false)
class PartnerPool {

	@Bean(defaultCandidate = false)
	CognitoPasswordAuthenticator partner(@Value("${partner.endpoint}") URI endpoint,
			@Value("${partner.user-pool-id}") String userPoolId, @Value("${partner.client-id}") String clientId) {
		return CognitoPasswordAuthenticator.builder()
			.endpoint(endpoint)
			.userPoolId(userPoolId)
			.clientId(clientId)
			.build();
	}

}
