// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.Locale;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CodeChallenge;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.text.Text;

/** A code that was sent by text message or e-mail. */
final class DeliveredCodeKind implements ChallengeKind<CodeChallenge> {

	@Override
	public Class<CodeChallenge> type() {
		return CodeChallenge.class;
	}

	@Override
	public void describe(CodeChallenge challenge, StepContext context, StepForm.Builder form) {
		CodeDelivery delivery = challenge.delivery();
		String medium = delivery.deliveryMedium();
		if (medium == null) {
			medium = challenge.name().equals(ChallengeName.EMAIL_OTP) ? "EMAIL" : "SMS";
		}
		String destination = delivery.destination();
		String code = "cognito.challenge.code-" + switch (medium) {
			case "SMS", "EMAIL" -> medium.toLowerCase(Locale.ROOT);
			default -> "other";
		};
		form.title(Text.of("cognito.challenge.code.title"))
			.text((destination != null) ? Text.of(code + "-to.text", destination) : Text.of(code + ".text"))
			.field(FormField.code())
			.delivery(delivery);
	}

	@Override
	public StepAnswer read(CodeChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer.of(challenge.answer(values.code(FormField.CODE, Text.of("cognito.problem.code-missing"))));
	}

	@Override
	public String factor(CodeChallenge challenge) {
		return CognitoFactors.OTP_AUTHORITY;
	}

	@Override
	public String method(CodeChallenge challenge) {
		return challenge.name().equals(ChallengeName.EMAIL_OTP) ? "email_otp" : "sms";
	}

}
