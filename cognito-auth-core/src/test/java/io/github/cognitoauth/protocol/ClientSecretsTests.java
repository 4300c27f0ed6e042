// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ClientSecrets}: which of two secrets is tried first, and what tells
 * that they have changed.
 */
class ClientSecretsTests {

	private static final ResponseDefinitionBuilder REFUSED = ScriptedPool.error("NotAuthorizedException",
			"Unable to verify secret hash for client x");

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private final AtomicReference<List<String>> secrets = new AtomicReference<>(List.of("old", "new"));

	private final CognitoClient client = pool.client().clientSecrets(this.secrets::get).build();

	@Test
	void secretWhenFirstIsRefusedThenSecondIsTriedAndRemembered() {
		pool.server().stubFor(WireMock.post("/").willReturn(ScriptedPool.ok("{}")));
		pool.server()
			.stubFor(WireMock.post("/")
				.withRequestBody(WireMock.containing("old"))
				.willReturn(ScriptedPool.error("NotAuthorizedException", "Unable to verify secret hash for client x")));
		CognitoClient client = pool.client().clientSecrets(() -> List.of("old", "new")).build();

		Results.of(callWithSecret(client, CognitoOperation.InitiateAuth));
		Results.of(callWithSecret(client, CognitoOperation.InitiateAuth));

		assertThat(pool.requests(CognitoOperation.InitiateAuth)).extracting(LoggedRequest::getBodyAsString)
			.containsExactlyInAnyOrder("{\"Secret\":\"old\"}", "{\"Secret\":\"new\"}", "{\"Secret\":\"new\"}");
	}

	@Test
	void secretWhenBothAreRefusedThenFailsAfterTwoCalls() {
		pool.answer(CognitoOperation.RevokeToken, ScriptedPool.error("UnauthorizedException", null));
		CognitoClient client = pool.client().clientSecrets(() -> List.of("one", "two")).build();

		Results.failure(callWithSecret(client, CognitoOperation.RevokeToken));

		assertThat(pool.requests()).hasSize(2);
	}

	@Test
	void secretWhenRefusalIsForAnotherReasonThenSecondIsNotTried() {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.error("NotAuthorizedException", "Incorrect username or password."));
		CognitoClient client = pool.client().clientSecrets(() -> List.of("one", "two")).build();

		Results.failure(callWithSecret(client, CognitoOperation.InitiateAuth));

		assertThat(pool.requests()).hasSize(1);
	}

	@Test
	void secretWhenSecondWasRightButPasswordWrongThenSecondIsRemembered() {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.error("NotAuthorizedException", "Unable to verify secret hash for client x"),
				ScriptedPool.error("NotAuthorizedException", "Incorrect username or password."));
		CognitoClient client = pool.client().clientSecrets(() -> List.of("one", "two")).build();

		Results.failure(callWithSecret(client, CognitoOperation.InitiateAuth));
		Results.failure(callWithSecret(client, CognitoOperation.InitiateAuth));

		assertThat(pool.requests()).hasSize(3);
		assertThat(pool.lastBody(CognitoOperation.InitiateAuth).get("Secret").stringValue()).isEqualTo("two");
	}

	@Test
	void secretWhenSourceChangesThenNextCallUsesIt() {
		pool.answer(CognitoOperation.InitiateAuth, "{}");
		AtomicInteger calls = new AtomicInteger();
		CognitoClient client = pool.client().clientSecrets(() -> List.of("secret-" + calls.incrementAndGet())).build();

		Results.of(callWithSecret(client, CognitoOperation.InitiateAuth));
		Results.of(callWithSecret(client, CognitoOperation.InitiateAuth));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth).get("Secret").stringValue()).isEqualTo("secret-2");
	}

	@Test
	void secretWhenThereIsNoneThenBodyIsAskedWithNull() {
		pool.answer(CognitoOperation.InitiateAuth, "{}");

		Results.of(callWithSecret(pool.client().clientSecret(null).build(), CognitoOperation.InitiateAuth));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEmpty();
	}

	@Test
	void secretWhenSourceGivesThreeThenCallFails() {
		CognitoClient client = pool.client().clientSecrets(() -> List.of("a", "b", "c")).build();

		assertThatIllegalStateException()
			.isThrownBy(() -> callWithSecret(client, CognitoOperation.InitiateAuth).block(Duration.ofSeconds(10)));
	}

	@Test
	void secretWhenTheOldOneIsRemovedAfterTheRotationThenTheNewOneIsUsed() {
		pool.answer(CognitoOperation.InitiateAuth, REFUSED, ScriptedPool.ok("{}"));
		Results.of(call());

		this.secrets.set(List.of("new"));
		Results.of(call());

		assertThat(lastSecret()).isEqualTo("new");
		assertThat(pool.requests()).hasSize(3);
	}

	@Test
	void secretWhenTheRotationIsTakenBackThenTheFirstOneIsUsedAgain() {
		pool.answer(CognitoOperation.InitiateAuth, REFUSED, ScriptedPool.ok("{}"), REFUSED, ScriptedPool.ok("{}"));
		Results.of(call());

		Results.of(call());
		assertThat(lastSecret()).isEqualTo("old");
		Results.of(call());

		assertThat(lastSecret()).isEqualTo("old");
		assertThat(pool.requests()).hasSize(5);
	}

	@Test
	void secretWhenTheServiceFailsOnTheOtherThenNothingIsLearnt() {
		pool.answer(CognitoOperation.InitiateAuth, REFUSED, ScriptedPool.error("InternalErrorException", null),
				ScriptedPool.ok("{}"));
		assertThat(Results.failure(call()).reason()).isEqualTo(CognitoErrorReason.SERVICE_FAILURE);

		Results.of(call());

		assertThat(lastSecret()).isEqualTo("old");
	}

	@Test
	void secretsDigestWhenAnythingChangesThenDiffersAndElseIsTheSame() {
		String digest = this.client.secretsDigest();

		assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(digestOf(ScriptedPool.CLIENT_ID, "old", "new"));
		assertThat(List.of(digest, digestOf("other", "old", "new"), digestOf(ScriptedPool.CLIENT_ID, "new", "old"),
				digestOf(ScriptedPool.CLIENT_ID, "oldnew"), digestOf(ScriptedPool.CLIENT_ID, "old"),
				digestOf(ScriptedPool.CLIENT_ID), digestOf(ScriptedPool.CLIENT_ID + "old", "new")))
			.doesNotHaveDuplicates();
	}

	@Test
	void hasClientSecretWhenTheSourceHasOneThenTrue() {
		assertThat(this.client.hasClientSecret()).isTrue();
		this.secrets.set(List.of(" "));
		assertThat(this.client.hasClientSecret()).isFalse();
	}

	private static String digestOf(String clientId, String... secrets) {
		return pool.client().clientId(clientId).clientSecrets(() -> List.of(secrets)).build().secretsDigest();
	}

	private Mono<CognitoResponse> call() {
		return callWithSecret(this.client, CognitoOperation.InitiateAuth);
	}

	private static Mono<CognitoResponse> callWithSecret(CognitoClient client, CognitoOperation operation) {
		return client.callWithSecret(operation, (secret) -> CognitoRequestBody.create().with("Secret", secret));
	}

	private static String lastSecret() {
		return pool.lastBody(CognitoOperation.InitiateAuth).get("Secret").stringValue();
	}

}
