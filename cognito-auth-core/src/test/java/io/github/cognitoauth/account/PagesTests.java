// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.account.Pages.Page;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.support.Results;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pages}.
 */
class PagesTests {

	private static final CognitoResponse ANSWER = new CognitoResponse(CognitoOperation.ListDevices, 200, "id-1",
			JsonNodeFactory.instance.objectNode(), null);

	@Test
	void ofWhenServicePagesForeverThenEndsInTypedError() {
		AtomicInteger calls = new AtomicInteger();
		Flux<Integer> pages = Pages
			.of((token) -> Mono.fromSupplier(() -> new Page<>(List.of(1), "token-" + calls.incrementAndGet(), ANSWER)));

		CognitoException failure = Results.failure(pages.count());

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(failure.operation()).isEqualTo(CognitoOperation.ListDevices);
		assertThat(failure.requestId()).isEqualTo("id-1");
		assertThat(calls).hasValue(Pages.MAX_PAGES);
	}

	@Test
	void ofWhenEmptyPageHasTokenThenGoesOn() {
		Flux<Integer> pages = Pages.of((token) -> Mono
			.just((token == null) ? new Page<>(List.of(), "next", ANSWER) : new Page<>(List.of(7), null, ANSWER)));

		assertThat(Results.all(pages)).containsExactly(7);
	}

}
