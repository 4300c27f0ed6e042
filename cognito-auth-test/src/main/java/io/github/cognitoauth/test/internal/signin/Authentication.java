// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Clients;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
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

	// what a secondary Region does not do: it would have to write, or has no secret
	private static final Set<String> WRITING = Set.of("NEW_PASSWORD_REQUIRED", "MFA_SETUP", TotpChallenge.NAME);

	private final UserPool pool;

	private final RefreshTokens refreshTokens;

	private final Sessions sessions;

	private final SignInSteps steps;

	private final AutoSignIn autoSignIn;

	private final Map<String, Flow> flows;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param tokens the issuer of tokens
	 * @param refreshTokens the exchange of refresh tokens
	 * @param accessTokens the check of access tokens
	 */
	public Authentication(UserPool pool, Tokens tokens, RefreshTokens refreshTokens, AccessTokens accessTokens) {
		this.pool = pool;
		this.refreshTokens = refreshTokens;
		this.sessions = new Sessions(pool);
		SignInSteps steps = new SignInSteps(pool, tokens);
		PasswordFlow password = new PasswordFlow(steps);
		SrpFlow srp = new SrpFlow(steps);
		this.steps = steps;
		this.autoSignIn = new AutoSignIn(pool);
		this.flows = Map.of("USER_PASSWORD_AUTH", password, "USER_SRP_AUTH", srp, "USER_AUTH",
				new UserAuthFlow(steps, password, srp, new LevelRequest(pool, accessTokens)), "CUSTOM_AUTH",
				new CustomFlow(steps, srp));
	}

	/**
	 * Forgets all sign-ins that wait for an answer.
	 */
	public void clear() {
		this.sessions.clear();
		this.autoSignIn.clear();
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
			return this.refreshTokens.refreshTokenAuth(client, parameters, request.userAgent());
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
		SignIn signIn = new SignIn(client, findUser(client, username), username, parameters.get("DEVICE_KEY"),
				request.userAgent(), Methods.NONE, 0);
		String session = request.text("Session");
		if (session != null && "USER_AUTH".equals(flowName)) {
			return atomically(signIn, () -> {
				AccountChecks.maySignIn(signIn.knownUser());
				this.autoSignIn.spend(session, signIn.knownUser(), client.clientId(), true);
				return render(signIn, this.steps.complete(signIn, null));
			});
		}
		return atomically(signIn, () -> render(signIn, flow.start(signIn, parameters)));
	}

	/**
	 * {@code AssociateSoftwareToken} with the session of {@code MFA_SETUP}.
	 * @param session the session
	 * @return the answer
	 */
	public ObjectNode associateSoftwareToken(String session) {
		return setup(session, (challenge, answer) -> answer.put("SecretCode", challenge.associate()));
	}

	/**
	 * {@code VerifySoftwareToken} with the session of {@code AssociateSoftwareToken}.
	 * @param session the session
	 * @param code the code
	 * @param name what the user calls the authenticator app, or null
	 * @return the answer
	 */
	public ObjectNode verifySoftwareToken(String session, String code, @Nullable String name) {
		return setup(session, (challenge, answer) -> {
			if (!challenge.verify(code, name)) {
				throw CognitoError.of("EnableSoftwareTokenMFA", "Code mismatch");
			}
			answer.put("Status", "SUCCESS");
		});
	}

	private ObjectNode setup(String id, BiConsumer<MfaSetupChallenge, ObjectNode> action) {
		AuthSession session = this.sessions.require(id);
		if (!(session.challenge() instanceof MfaSetupChallenge challenge)) {
			throw Sessions.invalid();
		}
		return atomically(session.signIn(), () -> {
			session.checkUsable(this.pool.now());
			AccountChecks.mayContinue(session.signIn().knownUser());
			ObjectNode answer = Json.object();
			action.accept(challenge, answer);
			this.sessions.spend(session);
			return answer.put("Session", this.sessions.open(session.signIn(), challenge));
		});
	}

	/**
	 * Returns the sessions of first sign-ins.
	 * @return the sessions
	 */
	public AutoSignIn autoSignIn() {
		return this.autoSignIn;
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
		AuthSession session = session(request, client, answer);
		SignIn signIn = session.signIn();
		if (!signIn.client().clientId().equals(client.clientId()) || !isOf(session, username)
				|| !session.challenge().accepts(answer.challengeName())) {
			throw Sessions.invalid();
		}
		return atomically(signIn, () -> {
			session.checkUsable(this.pool.now());
			if (signIn.user() != null) {
				AccountChecks.mayContinue(signIn.user());
			}
			Step next = evaluate(session, answer);
			this.sessions.spend(session);
			return render(signIn, next);
		});
	}

	private Step evaluate(AuthSession session, ChallengeAnswer answer) {
		try {
			return session.challenge().answer(answer);
		}
		catch (CognitoError ex) {
			if (session.challenge().endsOnWrongProof() && ex.isNotAuthorized()) {
				this.sessions.spend(session);
			}
			throw ex;
		}
	}

	private AuthSession session(CognitoRequest request, AppClientSettings client, ChallengeAnswer answer) {
		String id = request.text("Session");
		return (id != null) ? this.sessions.require(id) : this.sessions.require(client.clientId(), answer);
	}

	private @Nullable User findUser(AppClientSettings client, String username) {
		return client.hidesUserExistence() ? this.pool.findUser(username) : this.pool.requireUser(client, username);
	}

	// What the challenge called the user is right also for one that does not exist.
	private boolean isOf(AuthSession session, String username) {
		SignIn signIn = session.signIn();
		if (username.equals(signIn.typedName()) || username.equals(session.challenge().parameters().get("USERNAME"))) {
			return true;
		}
		return signIn.user() != null && this.pool.findUser(username) == signIn.user();
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
		if (this.pool.isReplica() && WRITING.contains(challenge.name())) {
			throw CognitoError.operationNotEnabled(this.pool.settings().region());
		}
		challenge.parameters().forEach(parameters::put);
		answer.put("ChallengeName", challenge.name());
		String session = this.sessions.open(signIn, challenge);
		if (challenge.carriesSession()) {
			answer.put("Session", session);
		}
		if (!step.available().isEmpty()) {
			step.available().forEach(answer.putArray("AvailableChallenges")::add);
		}
		return answer;
	}

}
