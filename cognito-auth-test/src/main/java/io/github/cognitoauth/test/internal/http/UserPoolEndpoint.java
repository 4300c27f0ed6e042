package io.github.cognitoauth.test.internal.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.Tokens;
import io.github.cognitoauth.test.pool.PoolFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the HTTP requests that WireMock receives.
 */
public final class UserPoolEndpoint implements ResponseDefinitionTransformerV2 {

	/** Name of this transformer in WireMock. */
	public static final String NAME = "cognito-user-pool";

	private static final Logger logger = LoggerFactory.getLogger(UserPoolEndpoint.class);

	private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";

	private final FaultPlan faults;

	private volatile @Nullable Served served;

	/**
	 * Creates an endpoint that serves nothing yet.
	 * @param faults the faults to come
	 */
	public UserPoolEndpoint(FaultPlan faults) {
		this.faults = faults;
	}

	/**
	 * Begins to serve, once the port and with it the issuer are known.
	 * @param pool the pool
	 * @param operations its operations
	 */
	public void serve(UserPool pool, Operations operations) {
		this.served = new Served(pool, operations);
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public boolean applyGlobally() {
		return false;
	}

	@Override
	public ResponseDefinition transform(ServeEvent event) {
		Served current = this.served;
		if (current == null) {
			return Responses.error(CognitoError.of("InternalError", "Not started"), 500).build();
		}
		Request request = event.getRequest();
		try {
			return answer(current, request).build();
		}
		catch (CognitoError ex) {
			return Responses.error(ex, ex.status()).build();
		}
		catch (RuntimeException ex) {
			logger.error("The user pool failed on a request", ex);
			return Responses.error(CognitoError.of("InternalError", "The user pool failed"), 500).build();
		}
	}

	private ResponseDefinitionBuilder answer(Served current, Request request) {
		String path = request.getUrl();
		if (path.startsWith("/" + current.pool.settings().userPoolId() + "/.well-known/")) {
			return document(current.pool, request, path);
		}
		if (!RequestMethod.POST.equals(request.getMethod()) || !"/".equals(path)) {
			return Responses.error(CognitoError.unknownOperation(), 404);
		}
		String operation = operation(request);
		current.operations.count(operation);
		PoolFault fault = this.faults.take(operation);
		if (fault == null) {
			return Responses.ok(process(current, operation, request));
		}
		return spoil(fault, current, operation, request);
	}

	private static String operation(Request request) {
		String contentType = request.contentTypeHeader().isPresent() ? request.contentTypeHeader().firstValue() : "";
		String target = request.getHeader("X-Amz-Target");
		boolean json = Responses.JSON.equals(contentType.split(";", 2)[0].trim());
		if (!json || target == null || !target.startsWith(TARGET_PREFIX)) {
			throw CognitoError.unknownOperation();
		}
		return target.substring(TARGET_PREFIX.length());
	}

	private static byte[] process(Served current, String operation, Request request) {
		return current.operations.call(operation, Json.read(request.getBody()));
	}

	private static ResponseDefinitionBuilder spoil(PoolFault fault, Served current, String operation, Request request) {
		if (fault instanceof PoolFault.Reply reply) {
			return Responses.reply(reply);
		}
		if (fault instanceof PoolFault.HugeReply huge) {
			return Responses.huge(huge.bytes());
		}
		if (fault instanceof PoolFault.Disconnection disconnection && !disconnection.afterProcessing()) {
			return Responses.reset();
		}
		ResponseDefinitionBuilder answer;
		byte[] body = new byte[0];
		try {
			body = process(current, operation, request);
			answer = Responses.ok(body);
		}
		catch (CognitoError ex) {
			answer = Responses.error(ex, ex.status());
		}
		if (fault instanceof PoolFault.Delay delay) {
			return answer.withFixedDelay(Math.toIntExact(delay.delay().toMillis()));
		}
		if (fault instanceof PoolFault.Truncation) {
			return answer.withBody(Arrays.copyOf(body, body.length / 2));
		}
		return Responses.reset();
	}

	private static ResponseDefinitionBuilder document(UserPool pool, Request request, String path) {
		if (!RequestMethod.GET.equals(request.getMethod())) {
			return new ResponseDefinitionBuilder().withStatus(405);
		}
		String issuer = pool.issuer();
		if (path.endsWith("/.well-known/jwks.json")) {
			return Responses.document(Tokens.publicKeys());
		}
		if (path.endsWith("/.well-known/openid-configuration")) {
			return Responses.document(Map.of("issuer", issuer, "jwks_uri", issuer + "/.well-known/jwks.json",
					"id_token_signing_alg_values_supported", List.of("RS256"), "subject_types_supported",
					List.of("public"), "response_types_supported", List.of("code", "token"), "scopes_supported",
					List.of("openid", "email", "phone", "profile")));
		}
		return new ResponseDefinitionBuilder().withStatus(404);
	}

	private static final class Served {

		private final UserPool pool;

		private final Operations operations;

		Served(UserPool pool, Operations operations) {
			this.pool = pool;
			this.operations = operations;
		}

	}

}
