// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.CodePurpose;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.jspecify.annotations.Nullable;

/**
 * {@code SMS_MFA}, {@code EMAIL_OTP} and {@code SMS_OTP}: a code that was sent. For an
 * unknown user none is sent and none is right.
 */
final class CodeChallenge implements Challenge {

	static final String SMS_MFA = "SMS_MFA";

	static final String EMAIL_OTP = "EMAIL_OTP";

	static final String SMS_OTP = "SMS_OTP";

	private static final int MFA_DIGITS = 6;

	private static final int FIRST_FACTOR_DIGITS = 8;

	private final SignInSteps steps;

	private final String name;

	private final @Nullable User user;

	private final @Nullable String code;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	private final Supplier<Step> continuation;

	private CodeChallenge(SignInSteps steps, String name, @Nullable User user, @Nullable String code,
			DeliveryMedium medium, String destination, Supplier<Step> continuation) {
		this.steps = steps;
		this.name = name;
		this.user = user;
		this.code = code;
		this.continuation = continuation;
		this.parameters.put("CODE_DELIVERY_DELIVERY_MEDIUM", medium.name());
		this.parameters.put("CODE_DELIVERY_DESTINATION", destination);
		if (user != null && SMS_MFA.equals(name)) {
			this.parameters.put("USER_ID_FOR_SRP", user.username());
		}
	}

	static CodeChallenge secondFactor(SignInSteps steps, User user, DeliveryMedium medium,
			Supplier<Step> continuation) {
		String name = (medium == DeliveryMedium.SMS) ? SMS_MFA : EMAIL_OTP;
		return send(steps, name, user, medium, Secrets.digits(MFA_DIGITS), continuation);
	}

	static CodeChallenge firstFactor(SignInSteps steps, SignIn signIn, DeliveryMedium medium) {
		String name = (medium == DeliveryMedium.SMS) ? SMS_OTP : EMAIL_OTP;
		if (signIn.user() == null) {
			String destination = (medium == DeliveryMedium.SMS) ? "+*******00" : madeUpAddress(signIn.typedName());
			return new CodeChallenge(steps, name, null, null, medium, destination, () -> {
				throw CognitoError.wrongCredentials();
			});
		}
		SignIn proved = signIn.proved((medium == DeliveryMedium.SMS) ? Method.SMS : Method.EMAIL);
		int digits = (medium == DeliveryMedium.SMS) ? MFA_DIGITS : FIRST_FACTOR_DIGITS;
		return send(steps, name, signIn.user(), medium, Secrets.digits(digits), () -> steps.complete(proved, null));
	}

	private static CodeChallenge send(SignInSteps steps, String name, User user, DeliveryMedium medium, String code,
			Supplier<Step> continuation) {
		String address = user.attributes().getOrDefault(medium.attribute(), "");
		steps.pool().mailbox().send(steps.pool(), user, medium, CodePurpose.AUTHENTICATION, code);
		return new CodeChallenge(steps, name, user, code, medium, Delivery.masked(address, medium), continuation);
	}

	private static String madeUpAddress(String typedName) {
		char first = (char) ('a' + Math.floorMod(typedName.hashCode(), 26));
		return first + "***@" + (char) ('a' + Math.floorMod(typedName.length() * 7, 26)) + "***";
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
	public Step answer(ChallengeAnswer answer) {
		String given = answer.requiredText(this.name + "_CODE");
		SecondFactors.checkCode(this.steps.pool(), this.user,
				() -> this.code != null && Secrets.equal(this.code, given));
		return this.continuation.get();
	}

}
