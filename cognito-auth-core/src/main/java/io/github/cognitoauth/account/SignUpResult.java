// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a sign-up ({@code SignUpResponse}).
 *
 * @param userSub the {@code sub} of the new user
 * @param confirmed whether the user can sign in already, which only a trigger of the pool
 * makes so
 * @param codeDelivery where the code was sent, or {@code null} if none was
 * @param session for {@link ConfirmSignUpRequest.Builder#session(String)}, so that the
 * user is signed in after the confirmation; a secret; {@code null} if the pool gave none
 * @since 0.1.0
 */
public record SignUpResult(String userSub, boolean confirmed, @Nullable CodeDelivery codeDelivery,
		@Nullable String session) implements Serializable {

	static SignUpResult of(CognitoResponse answer) {
		CodeDelivery delivery = answer.body().get("CodeDeliveryDetails") instanceof ObjectNode details
				? Answers.codeDelivery(details) : null;
		return new SignUpResult(Answers.required(answer, "UserSub"), Answers.flag(answer.body(), "UserConfirmed"),
				delivery, Answers.text(answer.body(), "Session"));
	}

	@Override
	public String toString() {
		return "SignUpResult[userSub=" + this.userSub + ", confirmed=" + this.confirmed + "]";
	}

}
