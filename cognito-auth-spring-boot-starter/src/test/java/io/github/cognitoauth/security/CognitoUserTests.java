// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;

import io.github.cognitoauth.authentication.TestSignIns;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoUser}.
 */
class CognitoUserTests {

	private final CognitoUser user = CognitoUser.of(TestSignIns.tokens("alice", "admins"));

	@Test
	void serializationThenEqualWithoutTokens() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ObjectOutputStream stream = new ObjectOutputStream(out)) {
			stream.writeObject(this.user);
		}
		assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("refresh-token", "eyJ");
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
			CognitoUser copy = (CognitoUser) in.readObject();
			assertThat(copy).isEqualTo(this.user).hasSameHashCodeAs(this.user);
			assertThat(copy.getClaims()).isEqualTo(this.user.getClaims());
			assertThat(copy.takeTokens()).isNull();
		}
	}

	@Test
	void jsonThenWithoutTokens() {
		assertThat(JsonMapper.builder().build().writeValueAsString(this.user))
			.contains("\"username\":\"alice\"", "\"groups\":[\"admins\"]")
			.doesNotContain("refresh-token", "eyJ", "tokens");
	}

	@Test
	void toStringThenNeitherClaimsNorTokens() {
		assertThat(this.user.toString()).doesNotContain("alice@example.com", "eyJ", "refresh-token");
	}

	@Test
	void equalsThenByNameAndSubject() {
		assertThat(this.user).isEqualTo(CognitoUser.of(TestSignIns.tokens("alice")))
			.isNotEqualTo(CognitoUser.of(TestSignIns.tokens("bob")));
	}

}
