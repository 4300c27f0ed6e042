// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.PoolFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the HTTP requests: operations, spoiled by the faults to come, and the published
 * documents.
 */
public final class UserPoolEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(UserPoolEndpoint.class);

	private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

	private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";

	private final UserPool pool;

	private final Operations operations;

	private final FaultPlan faults;

	private final Journal journal;

	private final Documents documents;

	/**
	 * Creates an endpoint.
	 * @param base where the pool is served
	 * @param pool the pool
	 * @param operations its operations
	 * @param faults the faults to come
	 * @param journal where calls are noted
	 */
	public UserPoolEndpoint(String base, UserPool pool, Operations operations, FaultPlan faults, Journal journal) {
		this.pool = pool;
		this.operations = operations;
		this.faults = faults;
		this.journal = journal;
		this.documents = new Documents(base, pool.settings(), pool.issuer());
	}

	HttpAnswer answer(HttpCall call) {
		return route(call).header("Date", DATE.format(this.pool.now().atOffset(ZoneOffset.UTC)));
	}

	private HttpAnswer route(HttpCall call) {
		if (CrossOrigin.isPreflight(call)) {
			return CrossOrigin.preflight(call);
		}
		if (this.documents.has(call.path())) {
			PoolFault outage = this.faults.regionOutage();
			Supplier<HttpAnswer> document = () -> CrossOrigin.allow(this.documents.answer(call));
			return (outage != null) ? spoil(outage, document) : document.get();
		}
		if (!"POST".equals(call.method()) || !"/".equals(call.path())) {
			return CrossOrigin.allow(Responses.error(CognitoError.unknownOperation(), 404));
		}
		String operation = operation(call);
		if (operation == null || !this.operations.count(operation)) {
			CognitoError error = CognitoError.unknownOperation();
			return CrossOrigin.allow(Responses.error(error, error.status()));
		}
		PoolFault fault = this.faults.take(operation);
		HttpAnswer answer = (fault != null) ? spoil(fault, () -> process(operation, call)) : process(operation, call);
		this.journal.add(operation, call.body(), answer.status(), answer.body());
		return answer;
	}

	private static @Nullable String operation(HttpCall call) {
		String contentType = call.headers().getOrDefault("content-type", "");
		String target = call.headers().getOrDefault("x-amz-target", "");
		boolean json = Responses.JSON.equals(contentType.split(";", 2)[0].trim());
		return (json && target.startsWith(TARGET_PREFIX)) ? target.substring(TARGET_PREFIX.length()) : null;
	}

	private HttpAnswer process(String operation, HttpCall call) {
		return CrossOrigin.allow(run(operation, call));
	}

	private HttpAnswer run(String operation, HttpCall call) {
		try {
			return Responses.ok(this.operations.call(operation, Json.read(call.body()), call.header("user-agent")));
		}
		catch (CognitoError ex) {
			return Responses.error(ex, ex.status());
		}
		catch (RuntimeException ex) {
			logger.error("The user pool failed on a request", ex);
			return Responses.error(CognitoError.of("InternalError", "The user pool failed"), 500);
		}
	}

	private static HttpAnswer spoil(PoolFault fault, Supplier<HttpAnswer> unspoiled) {
		if (fault instanceof PoolFault.Reply reply) {
			HttpAnswer answer = Responses.reply(reply);
			return (reply.errorType() != null) ? CrossOrigin.allow(answer) : answer;
		}
		if (fault instanceof PoolFault.HugeReply huge) {
			return CrossOrigin.allow(Responses.huge(huge.bytes()));
		}
		if (fault instanceof PoolFault.Silence) {
			return HttpAnswer.silence();
		}
		if (fault instanceof PoolFault.Disconnection disconnection && !disconnection.afterProcessing()) {
			return HttpAnswer.connectionReset();
		}
		HttpAnswer answer = unspoiled.get();
		if (fault instanceof PoolFault.Delay delay) {
			return answer.delay(delay.delay());
		}
		return (fault instanceof PoolFault.Truncation) ? answer.cutInHalf() : HttpAnswer.connectionReset();
	}

}
