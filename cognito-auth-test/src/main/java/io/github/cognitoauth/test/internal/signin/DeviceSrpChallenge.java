// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.srp.SrpExchange;
import io.github.cognitoauth.test.internal.srp.SrpVerifier;
import io.github.cognitoauth.test.internal.state.Device;
import io.github.cognitoauth.test.internal.state.User;
import org.jspecify.annotations.Nullable;

/**
 * {@code DEVICE_SRP_AUTH}: a remembered device proves its secret in place of a second
 * factor. It can be answered without a session by the device itself.
 */
final class DeviceSrpChallenge implements Challenge {

	private final SignInSteps steps;

	private final SignIn signIn;

	private final Device device;

	DeviceSrpChallenge(SignInSteps steps, SignIn signIn, Device device) {
		this.steps = steps;
		this.signIn = signIn;
		this.device = device;
	}

	@Override
	public String name() {
		return "DEVICE_SRP_AUTH";
	}

	@Override
	public Map<String, String> parameters() {
		return Map.of("USERNAME", this.signIn.realName(), "DEVICE_KEY", this.device.key());
	}

	@Override
	public @Nullable String otherKey() {
		return this.device.key();
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		User user = this.signIn.knownUser();
		if (!this.device.key().equals(answer.requiredText("DEVICE_KEY"))) {
			throw CognitoError.resourceNotFound("Device does not exist.");
		}
		SrpVerifier verifier = this.device.verifier();
		if (verifier == null || user.devices().find(this.device.key()) == null) {
			throw CognitoError.resourceNotFound("Device does not exist.");
		}
		SrpExchange exchange = new SrpExchange(verifier, answer.requiredText("SRP_A"));
		return Step.ask(new SrpChallenge(this.steps, SrpChallenge.DEVICE_PASSWORD_VERIFIER, exchange,
				this.device.groupKey(), this.device.key(),
				Map.of("USERNAME", user.username(), "DEVICE_KEY", this.device.key()), true, this::evaluate));
	}

	private Step evaluate(SrpChallenge.Proof proof) {
		if (!proof.right().getAsBoolean()) {
			throw CognitoError.wrongCredentials();
		}
		this.device.authenticated(this.steps.pool().now());
		return this.steps.complete(this.signIn, this.device);
	}

}
