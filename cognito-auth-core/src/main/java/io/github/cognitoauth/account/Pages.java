// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Follows the token from page to page. The next page is asked for only when the last one
 * has been taken, so that whoever takes few items causes few calls.
 */
final class Pages {

	/** A service that pages forever ends in an error and not in an endless stream. */
	static final int MAX_PAGES = 100;

	private Pages() {
	}

	static <T> Flux<T> of(Function<@Nullable String, Mono<Page<T>>> fetch) {
		return from(fetch, null, 1);
	}

	private static <T> Flux<T> from(Function<@Nullable String, Mono<Page<T>>> fetch, @Nullable String token,
			int number) {
		return fetch.apply(token).flatMapMany((page) -> {
			Flux<T> items = Flux.fromIterable(page.items());
			String next = page.nextToken();
			if (next == null) {
				return items;
			}
			return items.concatWith(Flux.defer(() -> (number < MAX_PAGES && !next.equals(token))
					? from(fetch, next, number + 1) : Flux.error(page.answer().invalid())));
		});
	}

	static <T> Page<T> page(CognitoResponse answer, String itemsMember, ItemReader<T> reader, String tokenMember) {
		List<T> items = new ArrayList<>();
		for (JsonNode json : Answers.items(answer.body(), itemsMember)) {
			T item = reader.read(json);
			if (item != null) {
				items.add(item);
			}
		}
		return new Page<>(items, Answers.text(answer.body(), tokenMember), answer);
	}

	record Page<T>(List<T> items, @Nullable String nextToken, CognitoResponse answer) {

	}

	/** Reads one item; {@code null} for one that means nothing. */
	interface ItemReader<T> {

		@Nullable T read(JsonNode json);

	}

}
