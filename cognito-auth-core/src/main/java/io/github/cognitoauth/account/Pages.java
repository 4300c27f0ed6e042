package io.github.cognitoauth.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.cognitoauth.protocol.CognitoOperation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows the token from page to page. The next page is asked for only when the last one
 * has been taken, so that whoever takes few items causes few calls.
 */
final class Pages {

	/** A service that pages forever ends in an error and not in an endless stream. */
	static final int MAX_PAGES = 100;

	private Pages() {
	}

	static <T> Flux<T> of(CognitoOperation operation, Function<@Nullable String, Mono<Page<T>>> fetch) {
		return from(operation, fetch, null, 1);
	}

	private static <T> Flux<T> from(CognitoOperation operation, Function<@Nullable String, Mono<Page<T>>> fetch,
			@Nullable String token, int number) {
		return fetch.apply(token).flatMapMany((page) -> {
			Flux<T> items = Flux.fromIterable(page.items());
			String next = page.nextToken();
			if (next == null) {
				return items;
			}
			return items.concatWith(Flux.defer(() -> (number < MAX_PAGES && !next.equals(token))
					? from(operation, fetch, next, number + 1) : Flux.error(Answers.invalid(operation))));
		});
	}

	static <T> Page<T> page(ObjectNode answer, String itemsMember, ItemReader<T> reader, String tokenMember) {
		List<T> items = new ArrayList<>();
		for (JsonNode json : Answers.items(answer, itemsMember)) {
			T item = reader.read(json);
			if (item != null) {
				items.add(item);
			}
		}
		return new Page<>(items, Answers.text(answer, tokenMember));
	}

	record Page<T>(List<T> items, @Nullable String nextToken) {

	}

	/** Reads one item; {@code null} for one that means nothing. */
	interface ItemReader<T> {

		@Nullable T read(JsonNode json);

	}

}
