// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Tests for {@link SignInLimit}. */
class SignInLimitTests {

	private final AtomicInteger places = new AtomicInteger();

	private final SignInLimit limit = new SignInLimit((attempt) -> Mono.fromSupplier(() -> {
		this.places.incrementAndGet();
		return RateDecision.allowed(Mono.fromRunnable(this.places::decrementAndGet));
	}), CognitoLoginListener.NONE);

	private boolean isCounted(@Nullable Throwable failure) {
		Attempt attempt = new Attempt("203.0.113.7", "alice", null);
		this.limit.enter(attempt).flatMap((decision) -> this.limit.leave(decision, failure)).block();
		return this.places.getAndSet(0) == 1;
	}

	private static CognitoChallengeException challenge(boolean sentUnproven, @Nullable Text problem) {
		PendingSignIn pending = mock(PendingSignIn.class);
		given(pending.hasSentCodeUnproven()).willReturn(sentUnproven);
		CognitoChallengeException challenge = mock(CognitoChallengeException.class);
		given(challenge.getPending()).willReturn(pending);
		given(challenge.getProblem()).willReturn(problem);
		return challenge;
	}

	@Test
	void attemptWhenItFailedThenCounted() {
		assertThat(isCounted(new BadCredentialsException("wrong"))).isTrue();
		assertThat(isCounted(null)).isFalse();
		assertThat(isCounted(new AuthenticationServiceException("outage"))).isFalse();
		assertThat(isCounted(new CredentialsExpiredException("too late"))).isFalse();
		assertThat(isCounted(new IllegalStateException("a fault"))).isFalse();
	}

	@Test
	void stepWhenCodeWasSentToSomebodyWhoHasProvenNothingThenCounted() {
		assertThat(isCounted(challenge(true, null))).isTrue();
		assertThat(isCounted(challenge(false, null))).isFalse();
		assertThat(isCounted(challenge(true, Text.of("an answer that was none")))).isFalse();
		assertThat(isCounted(mock(CognitoChallengeException.class))).isFalse();
	}

}
