// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.srp.SrpExchange;
import io.github.cognitoauth.test.internal.srp.SrpTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * {@code PASSWORD_VERIFIER} and {@code DEVICE_PASSWORD_VERIFIER}: the proof of SRP. It
 * can be answered without a session, since the secret block identifies it.
 */
final class SrpChallenge implements Challenge {

	static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";

	static final String DEVICE_PASSWORD_VERIFIER = "DEVICE_PASSWORD_VERIFIER";

	private final SignInSteps steps;

	private final String name;

	private final SrpExchange exchange;

	private final String groupName;

	private final String userId;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	private final Function<Proof, Step> evaluation;

	private final boolean carriesSession;

	SrpChallenge(SignInSteps steps, String name, SrpExchange exchange, String groupName, String userId,
			Map<String, String> identity, boolean carriesSession, Function<Proof, Step> evaluation) {
		this.steps = steps;
		this.name = name;
		this.exchange = exchange;
		this.groupName = groupName;
		this.userId = userId;
		this.carriesSession = carriesSession;
		this.evaluation = evaluation;
		this.parameters.put("SALT", exchange.salt());
		this.parameters.put("SRP_B", exchange.serverPublic());
		this.parameters.put("SECRET_BLOCK", exchange.secretBlock());
		this.parameters.putAll(identity);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Map<String, String> parameters() {
		return this.parameters;
	}

	@Override
	public boolean endsOnWrongProof() {
		return true;
	}

	@Override
	public @Nullable String otherKey() {
		return this.exchange.secretBlock();
	}

	@Override
	public boolean carriesSession() {
		return this.carriesSession;
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		String secretBlock = answer.requiredText("PASSWORD_CLAIM_SECRET_BLOCK");
		String signature = answer.requiredText("PASSWORD_CLAIM_SIGNATURE");
		String timestamp = answer.requiredText("TIMESTAMP");
		SrpTimestamp.check(timestamp, this.steps.pool().clientClocks());
		if (!Secrets.equal(this.exchange.secretBlock(), secretBlock)) {
			throw CognitoError.wrongCredentials();
		}
		return this.evaluation
			.apply(new Proof(answer, () -> this.exchange.proves(this.groupName, this.userId, timestamp, signature)));
	}

	/**
	 * A proof that was given and not yet checked.
	 *
	 * @param answer the whole answer
	 * @param right checks it
	 */
	record Proof(ChallengeAnswer answer, BooleanSupplier right) {

		@Override
		public String toString() {
			return "Proof[...]";
		}

	}

}
