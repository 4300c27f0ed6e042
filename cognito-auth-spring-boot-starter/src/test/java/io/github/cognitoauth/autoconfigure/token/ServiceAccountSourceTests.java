package io.github.cognitoauth.autoconfigure.token;

import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.token.TokenSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ServiceAccountSource}.
 */
class ServiceAccountSourceTests {

	private final TokenSource delegate = TokenSource.password(mock(CognitoPasswordAuthenticator.class),
			AuthenticationRequest.builder("worker").password("Hush-Hush-1").build());

	@Test
	void identityWhenClientDiffersThenDiffers() {
		assertThat(source("client1", "hush").identity()).isEqualTo(source("client1", "other").identity())
			.isNotEqualTo(source("client2", "hush").identity());
	}

	@Test
	void credentialsWhenSecretDiffersThenDifferAndShowNothing() {
		assertThat(source("client1", "hush").credentials()).isEqualTo(source("client1", "hush").credentials())
			.isNotEqualTo(source("client1", "other").credentials())
			.doesNotContainIgnoringCase("hush");
	}

	private TokenSource source(String clientId, String secret) {
		return new ServiceAccountSource(this.delegate, clientId, List.of(secret));
	}

}
