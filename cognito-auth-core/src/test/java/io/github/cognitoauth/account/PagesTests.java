package io.github.cognitoauth.account;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.account.Pages.Page;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pages}.
 */
class PagesTests {

	@Test
	void ofWhenServicePagesForeverThenEndsInTypedError() {
		AtomicInteger calls = new AtomicInteger();
		Flux<Integer> pages = Pages.of(CognitoOperation.ListDevices,
				(token) -> Mono.fromSupplier(() -> new Page<>(List.of(1), "token-" + calls.incrementAndGet())));

		CognitoException failure = Results.failure(pages.count());

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(calls).hasValue(Pages.MAX_PAGES);
	}

	@Test
	void ofWhenEmptyPageHasTokenThenGoesOn() {
		Flux<Integer> pages = Pages.of(CognitoOperation.ListDevices,
				(token) -> Mono.just((token == null) ? new Page<>(List.of(), "next") : new Page<>(List.of(7), null)));

		assertThat(Results.all(pages)).containsExactly(7);
	}

}
