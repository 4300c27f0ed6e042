// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.srp.SrpExchange;
import io.github.cognitoauth.test.internal.srp.SrpVerifier;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;

/**
 * {@code USER_SRP_AUTH}, and SRP inside choice-based and custom sign-in. An unknown user
 * gets made-up parameters, the same salt each time.
 */
final class SrpFlow implements Flow {

	private final SignInSteps steps;

	private final byte[] fakeKey = Secrets.bytes(32);

	SrpFlow(SignInSteps steps) {
		this.steps = steps;
	}

	@Override
	public Step start(SignIn signIn, Map<String, String> parameters) {
		return start(signIn, parameters, false, this.steps::passwordProved);
	}

	Step start(SignIn signIn, Map<String, String> parameters, boolean carriesSession,
			Function<SignIn, Step> continuation) {
		String srpA = ChallengeAnswer.required(parameters, "SRP_A");
		UserPool pool = this.steps.pool();
		User user = signIn.user();
		String userId = (user != null) ? user.username() : madeUpUserId(signIn.typedName());
		SrpExchange exchange = new SrpExchange(verifier(user, userId), srpA);
		return Step.ask(new SrpChallenge(this.steps, SrpChallenge.PASSWORD_VERIFIER, exchange,
				pool.settings().poolName(), userId, Map.of("USERNAME", userId, "USER_ID_FOR_SRP", userId),
				carriesSession, (proof) -> evaluate(signIn, proof, continuation)));
	}

	private Step evaluate(SignIn signIn, SrpChallenge.Proof proof, Function<SignIn, Step> continuation) {
		User user = signIn.knownUser();
		if (!this.steps.pool().passwordOf(user).isSet()) {
			AccountChecks.maySignIn(user);
			throw CognitoError.wrongCredentials();
		}
		AccountChecks.password(this.steps.pool(), user, proof.right());
		return continuation.apply(signIn.withDevice(proof.answer().responses()));
	}

	private SrpVerifier verifier(@Nullable User user, String userId) {
		String poolName = this.steps.pool().settings().poolName();
		SrpVerifier verifier = (user != null) ? this.steps.pool().passwordOf(user).verifier(poolName, userId) : null;
		if (verifier != null) {
			return verifier;
		}
		byte[] salt = Arrays.copyOf(Secrets.hmac(this.fakeKey, userId.getBytes(StandardCharsets.UTF_8)), 16);
		return SrpVerifier.of(poolName, userId, Secrets.text(32), salt);
	}

	private String madeUpUserId(String typedName) {
		if (this.steps.pool().settings().signInNames() != SignInNames.EMAIL_OR_PHONE) {
			return typedName;
		}
		return UUID.nameUUIDFromBytes(Secrets.hmac(this.fakeKey, typedName.getBytes(StandardCharsets.UTF_8)))
			.toString();
	}

}
