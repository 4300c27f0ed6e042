// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.CustomAuthentication.Question;
import io.github.cognitoauth.test.pool.CustomAuthentication.Round;

/**
 * {@code CUSTOM_AUTH}: what the script asks, after SRP if the client begins with it.
 */
final class CustomFlow implements Flow {

	static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";

	private final SignInSteps steps;

	private final SrpFlow srp;

	CustomFlow(SignInSteps steps, SrpFlow srp) {
		this.steps = steps;
		this.srp = srp;
	}

	@Override
	public Step start(SignIn signIn, Map<String, String> parameters) {
		CustomAuthentication script = this.steps.pool().settings().custom();
		if (script == null) {
			throw CognitoError.invalidParameter("Custom auth lambda trigger is not configured for the user pool.");
		}
		if (parameters.containsKey("SRP_A")) {
			return this.srp.start(signIn, parameters, true, (proved) -> next(script, proved,
					List.of(new Round("SRP_A", true), new Round(SrpChallenge.PASSWORD_VERIFIER, true))));
		}
		AccountChecks.maySignIn(signIn.knownUser());
		return next(script, signIn, List.of());
	}

	private Step next(CustomAuthentication script, SignIn signIn, List<Round> rounds) {
		String username = signIn.realName();
		return switch (trigger("DefineAuthChallenge", () -> script.define(username, rounds))) {
			case ISSUE_TOKENS -> this.steps.deviceOrTokens(signIn);
			case FAIL -> throw CognitoError.wrongCredentials();
			case ASK -> Step.ask(new Asked(script, signIn, rounds,
					trigger("CreateAuthChallenge", () -> script.create(username, rounds))));
		};
	}

	private static <T> T trigger(String name, Supplier<T> script) {
		try {
			return script.get();
		}
		catch (RuntimeException ex) {
			throw CognitoError.of("UserLambdaValidation", name + " failed with error " + ex.getMessage() + ".");
		}
	}

	private final class Asked implements Challenge {

		private final CustomAuthentication script;

		private final SignIn signIn;

		private final List<Round> rounds;

		private final Question question;

		Asked(CustomAuthentication script, SignIn signIn, List<Round> rounds, Question question) {
			this.script = script;
			this.signIn = signIn;
			this.rounds = rounds;
			this.question = question;
		}

		@Override
		public String name() {
			return CUSTOM_CHALLENGE;
		}

		@Override
		public Map<String, String> parameters() {
			Map<String, String> parameters = new LinkedHashMap<>(this.question.parameters());
			parameters.put("USERNAME", this.signIn.realName());
			return parameters;
		}

		@Override
		public boolean endsOnWrongProof() {
			return true;
		}

		@Override
		public Step answer(ChallengeAnswer answer) {
			String given = answer.requiredText("ANSWER");
			boolean passed = trigger("VerifyAuthChallengeResponse",
					() -> this.script.verify(this.signIn.realName(), this.question, given));
			List<Round> all = Stream.concat(this.rounds.stream(), Stream.of(new Round(CUSTOM_CHALLENGE, passed)))
				.toList();
			return next(this.script, this.signIn.withDevice(answer.responses()), all);
		}

	}

}
