// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.security.step.AnswerValues;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * A request as an endpoint gets it: checked, parsed, its caller verified. It holds
 * secrets, which {@link #toString()} does not show.
 *
 * @since 0.1.0
 */
public final class ApiRequest {

	private final ApiCall call;

	private final ApiJson json;

	private final Map<String, String> pathVariables;

	private final ObjectNode body;

	private final @Nullable ApiCaller caller;

	private final SignIns signIns;

	ApiRequest(ApiCall call, ApiJson json, SignIns signIns, Map<String, String> pathVariables, ObjectNode body,
			@Nullable ApiCaller caller) {
		this.call = call;
		this.signIns = signIns;
		this.json = json;
		this.pathVariables = Map.copyOf(pathVariables);
		this.body = body;
		this.caller = caller;
	}

	/**
	 * Return a part of the path.
	 * @param name the name in the endpoint's pattern
	 * @return the value, decoded
	 */
	public String pathVariable(String name) {
		String value = this.pathVariables.get(name);
		Assert.state(value != null, () -> "The path has no variable '" + name + "'");
		return value;
	}

	/**
	 * Return the body.
	 * @return a JSON object with known members only; empty without a body
	 */
	public ObjectNode body() {
		return this.body;
	}

	/**
	 * Return the members of the body as what somebody entered. A member that is no text
	 * ends in an {@link ApiProblemException}.
	 * @return the values
	 */
	public AnswerValues values() {
		return AnswerValues.of(this::text);
	}

	/**
	 * Return the members of an object as what somebody entered: texts as they are,
	 * objects as JSON. A member of another type ends in an {@link ApiProblemException}.
	 * @param object the body, where a member is an object, or an object in it
	 * @return the values
	 */
	public AnswerValues values(ObjectNode object) {
		return AnswerValues.of((name) -> ApiBodies.value(object, name));
	}

	/**
	 * Return a member of the body that is a text.
	 * @param name the name of the member
	 * @return the text, or {@code null} without one
	 * @throws ApiProblemException if it is something else
	 */
	public @Nullable String text(String name) {
		return ApiBodies.text(this.body, name);
	}

	/**
	 * Return a member of the body that is an object.
	 * @param name the name of the member
	 * @return the object
	 * @throws ApiProblemException if it is missing or something else
	 */
	public ObjectNode object(String name) {
		JsonNode value = this.body.path(name);
		if (value instanceof ObjectNode object) {
			return object;
		}
		throw new ApiProblemException(ApiProblem.badRequest("The member '" + name + "' must be an object."));
	}

	/**
	 * Return who calls.
	 * @return the caller; never missing where {@link ApiEndpoint#access()} asks for one
	 */
	public ApiCaller caller() {
		Assert.state(this.caller != null, "The endpoint is public and has no caller");
		return this.caller;
	}

	/**
	 * Return the language of the client.
	 * @return a locale
	 */
	public Locale locale() {
		return this.call.locale();
	}

	/**
	 * Return the name under which the client knows the server.
	 * @return a host name, or empty
	 */
	public String host() {
		return this.call.host();
	}

	/**
	 * Return the address of the connection.
	 * @return an IP address, or {@code null} if it is not known
	 */
	public @Nullable String remoteAddress() {
		return this.call.remoteAddress();
	}

	/**
	 * Return whether a proxy has told the address of the client in a header that nobody
	 * has read, so that {@link #remoteAddress()} is the proxy's.
	 * @return whether the address is of no use
	 */
	public boolean hasUnreadForwardedHeader() {
		return this.call.hasUnreadForwardedHeader();
	}

	/**
	 * Sign somebody in, as after a sign-up.
	 * @param attempt what the authentication manager of the chain is asked, such as a
	 * {@link io.github.cognitoauth.security.CognitoRequestAuthenticationToken}
	 * @return a result: tokens or a session, a challenge, or a problem
	 */
	public Mono<ApiResponse> signIn(Authentication attempt) {
		Assert.notNull(attempt, "'attempt' must not be null");
		return this.signIns.start(this, attempt);
	}

	/**
	 * Return what writes forms and texts for this client.
	 * @return in the client's language
	 */
	public ApiJson json() {
		return this.json;
	}

	ApiExchange exchange() {
		return this.call.exchange();
	}

	ApiCall call() {
		return this.call;
	}

	@Override
	public String toString() {
		return "ApiRequest[" + this.call.method() + ' ' + this.call.path() + "]";
	}

}
