// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for users of user pools that have names.
 */
class CognitoUserOfPoolTests {

	private final CognitoTokens tokens = CognitoTokens.builder(jwt(), Instant.EPOCH, Duration.ofHours(1)).build();

	private static String jwt() {
		String claims = "{\"username\":\"alice\",\"sub\":\"1\"}";
		return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
				+ ".x";
	}

	@Test
	void userWhenPoolHasANameThenIsCalledAfterItAndIsNobodyElse() {
		CognitoUser main = CognitoUser.builder("alice").subject("1").build();
		CognitoUser partner = CognitoUser.builder("alice").subject("1").pool("partner").build();
		assertThat(main.getName()).isEqualTo("alice");
		assertThat(main.getPool()).isEqualTo("main");
		assertThat(partner.getName()).isEqualTo("alice (partner)");
		assertThat(partner.getUsername()).isEqualTo("alice");
		assertThat(partner).isNotEqualTo(main);
		assertThat(partner.toString()).contains("partner").doesNotContain("alice");
	}

	@Test
	void userWhenOptionsAreOfAPoolThenHasItsNameAndTheTokens() {
		CognitoAuthenticationOptions options = CognitoAuthenticationOptions.builder().pool("partner").build();
		CognitoUser user = options.user(this.tokens);
		assertThat(user.getPool()).isEqualTo("partner");
		assertThat(user.getName()).isEqualTo(user.getUsername() + " (partner)");
		assertThat(user.takeTokens()).isSameAs(this.tokens);
		CognitoUser plain = options.mutate().principalName(CognitoUser::getSubject).build().user(this.tokens);
		assertThat(plain.getName()).isEqualTo(plain.getSubject());
		assertThat(plain.getPool()).isEqualTo("partner");
	}

	@Test
	void userWhenSerializedThenKeepsPoolAndName() throws IOException, ClassNotFoundException {
		CognitoUser user = CognitoUser.builder("alice").pool("partner").name("somebody").build();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(user);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(in.readObject()).isEqualTo(user)
				.isInstanceOfSatisfying(CognitoUser.class, (read) -> assertThat(read.getName()).isEqualTo("somebody"));
		}
	}

}
