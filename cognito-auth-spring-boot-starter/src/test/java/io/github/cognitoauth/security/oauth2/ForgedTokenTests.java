// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.MovableClock;
import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that both decoders refuse what is broken or forged as such, on one request.
 */
class ForgedTokenTests {

	private static final String ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private final Map<String, String> tokens = ForgedTokens.of(ISSUER, "https://keys.example.com/jwks.json");

	private final List<OAuth2TokenValidator<Jwt>> validators = List
		.of(new CognitoAccessTokenValidator(ISSUER, List.of(TestTokens.CLIENT_ID)));

	private final TestKeySets keySets = new TestKeySets();

	private final CognitoIssuerKeys keys = CognitoIssuerKeys
		.builder(List.of(CognitoIssuer.of(ISSUER)), this.keySets::client)
		.clock(new MovableClock(Instant.parse("2026-11-29T12:00:00Z")))
		.build();

	@Test
	void decodeWhenServletThenRefusedOnOneRequest() {
		CognitoIssuerJwtDecoder decoder = new CognitoIssuerJwtDecoder(this.keys, this.validators);
		assertRefused(decoder::decode);
	}

	@Test
	void decodeWhenReactiveThenRefusedOnOneRequest() {
		CognitoIssuerReactiveJwtDecoder decoder = new CognitoIssuerReactiveJwtDecoder(this.keys, this.validators);
		assertRefused((token) -> decoder.decode(token).block(Duration.ofSeconds(30)));
	}

	private void assertRefused(Decoder decoder) {
		this.keySets.answer(200, TestTokens.jwks(TestTokens.KEY));
		assertThat(this.tokens).hasSizeGreaterThanOrEqualTo(80).allSatisfy((name, token) -> {
			// the bearer filter of Spring Security is what looks at this one
			if (!name.equals("bound to a key")) {
				assertThat(catchThrowable(() -> decoder.decode(token))).isInstanceOf(BadJwtException.class);
			}
		});
		assertThat(decoder.decode(TestTokens.access(ISSUER, (claims) -> {
		}))).isNotNull();
		assertThat(this.keySets.requests()).extracting(Object::toString)
			.containsExactly(ISSUER + "/.well-known/jwks.json");
	}

	/** One of the decoders. */
	interface Decoder {

		Jwt decode(String token);

	}

}
