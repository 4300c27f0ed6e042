// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.security.account.Access;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/**
 * One operation of the API. By the time that it is asked, path, media type, size and JSON
 * were checked, the caller was verified where one is needed, and the limits of failed
 * attempts let the request pass. Must be thread-safe and must not block.
 *
 * @since 0.1.0
 */
public interface ApiEndpoint {

	/**
	 * Return the name of the operation, as clients see it among the operations and
	 * actions, and as the {@code operationId} of the OpenAPI document.
	 * @return lower case with hyphens, such as {@code forgot-password}
	 */
	String id();

	/**
	 * Return the method.
	 * @return such as {@code POST}
	 */
	HttpMethod method();

	/**
	 * Return the path below the base path.
	 * @return a pattern such as <code>/account/passkeys/{id}</code>
	 */
	String path();

	/**
	 * Return who may use it.
	 * @return {@link Access#FRESH} for what a stolen token must not do
	 */
	Access access();

	/**
	 * Return the members that the body can have; others are refused. Without any, a body
	 * can be left out.
	 * @return names of members of the JSON object; {@code null} if the names are the
	 * client's own, as in a merge patch
	 */
	default @Nullable Set<String> members() {
		return Set.of();
	}

	/**
	 * Return whether the limits of failed attempts hold here, by the client's address and
	 * the member {@code username}.
	 * @return by default, for whatever everybody may use and changes or sends something
	 */
	default boolean limited() {
		return access() == Access.PUBLIC && !HttpMethod.GET.equals(method());
	}

	/**
	 * Handle a request.
	 * @param request the request
	 * @return the answer. An {@link ApiProblemException}, an
	 * {@link io.github.cognitoauth.security.step.InvalidAnswerException} and every
	 * {@link io.github.cognitoauth.protocol.CognitoException} become problems
	 */
	Mono<ApiResponse> handle(ApiRequest request);

}
