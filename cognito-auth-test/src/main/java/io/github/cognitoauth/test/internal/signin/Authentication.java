package io.github.cognitoauth.test.internal.signin;

import java.util.Map;
import java.util.function.Supplier;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Clients;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.RefreshTokens;
import io.github.cognitoauth.test.internal.token.Tokens;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.ExplicitAuthFlow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code InitiateAuth} and {@code RespondToAuthChallenge}.
 */
public final class Authentication {

	private final UserPool pool;

	private final RefreshTokens refreshTokens;

	private final Sessions sessions;

	private final Map<String, Flow> flows;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param tokens the issuer of tokens
	 * @param refreshTokens the exchange of refresh tokens
	 */
	public Authentication(UserPool pool, Tokens tokens, RefreshTokens refreshTokens) {
		this.pool = pool;
		this.refreshTokens = refreshTokens;
		this.sessions = new Sessions(pool);
		SignInSteps steps = new SignInSteps(pool, tokens);
		this.flows = Map.of("USER_PASSWORD_AUTH", new PasswordFlow(steps));
	}

	/**
	 * Forgets all sign-ins that wait for an answer.
	 */
	public void clear() {
		this.sessions.clear();
	}

	/**
	 * {@code InitiateAuth}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode initiate(CognitoRequest request) {
		String flowName = request.requiredText("AuthFlow");
		AppClientSettings client = this.pool.clients().require(request.requiredText("ClientId"));
		Map<String, String> parameters = request.map("AuthParameters");
		if ("REFRESH_TOKEN_AUTH".equals(flowName) || "REFRESH_TOKEN".equals(flowName)) {
			requireAllowed(client, "REFRESH_TOKEN_AUTH");
			return this.refreshTokens.refreshTokenAuth(client, parameters);
		}
		if (flowName.startsWith("ADMIN_")) {
			throw CognitoError.invalidParameter("Initiate Auth method not supported.");
		}
		Flow flow = this.flows.get(flowName);
		if (flow == null) {
			throw CognitoRequest.validationError("AuthFlow");
		}
		requireAllowed(client, flowName);
		String username = ChallengeAnswer.required(parameters, "USERNAME");
		Clients.checkSecretHash(client, username, parameters.get("SECRET_HASH"));
		SignIn signIn = new SignIn(client, findUser(client, username), username, parameters.get("DEVICE_KEY"));
		return atomically(signIn, () -> render(signIn, flow.start(signIn, parameters)));
	}

	/**
	 * {@code RespondToAuthChallenge}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode respond(CognitoRequest request) {
		AppClientSettings client = this.pool.clients().require(request.requiredText("ClientId"));
		ChallengeAnswer answer = new ChallengeAnswer(request.requiredText("ChallengeName"),
				request.map("ChallengeResponses"));
		String username = answer.requiredText("USERNAME");
		Clients.checkSecretHash(client, username, answer.text("SECRET_HASH"));
		AuthSession session = this.sessions.require(sessionId(request, answer));
		SignIn signIn = session.signIn();
		if (!signIn.client().clientId().equals(client.clientId()) || !isOf(signIn, username)
				|| !session.challenge().accepts(answer.challengeName())) {
			throw Sessions.invalid();
		}
		return atomically(signIn, () -> {
			session.checkUsable(this.pool.now());
			if (signIn.user() != null) {
				AccountChecks.mayContinue(signIn.user());
			}
			if (session.challenge().onceOnly()) {
				session.spend();
			}
			Step next = session.challenge().answer(answer);
			session.spend();
			return render(signIn, next);
		});
	}

	private static String sessionId(CognitoRequest request, ChallengeAnswer answer) {
		String session = request.text("Session");
		if (session == null) {
			throw CognitoError.missing("Session");
		}
		return session;
	}

	private @Nullable User findUser(AppClientSettings client, String username) {
		return client.hidesUserExistence() ? this.pool.users().find(username) : this.pool.requireUser(client, username);
	}

	private boolean isOf(SignIn signIn, String username) {
		if (username.equals(signIn.typedName())) {
			return true;
		}
		return signIn.user() != null && this.pool.users().find(username) == signIn.user();
	}

	private static void requireAllowed(AppClientSettings client, String flowName) {
		if (!client.allows(ExplicitAuthFlow.valueOf("ALLOW_" + flowName))) {
			throw CognitoError.invalidParameter(flowName + " flow not enabled for this client");
		}
	}

	private static ObjectNode atomically(SignIn signIn, Supplier<ObjectNode> action) {
		return (signIn.user() != null) ? signIn.user().atomically(action) : action.get();
	}

	private ObjectNode render(SignIn signIn, Step step) {
		ObjectNode answer = Json.object();
		ObjectNode parameters = answer.putObject("ChallengeParameters");
		Challenge challenge = step.challenge();
		if (challenge == null) {
			answer.set("AuthenticationResult", step.result());
			return answer;
		}
		challenge.parameters().forEach(parameters::put);
		answer.put("ChallengeName", challenge.name());
		answer.put("Session", this.sessions.open(signIn, challenge));
		if (!challenge.available().isEmpty()) {
			challenge.available().forEach(answer.putArray("AvailableChallenges")::add);
		}
		return answer;
	}

}
