// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** The operations that an app client authorizes. */
final class DefaultCognitoUserAccounts implements CognitoUserAccounts {

	private final CognitoClient client;

	DefaultCognitoUserAccounts(CognitoClient client) {
		this.client = client;
	}

	@Override
	public boolean isReadOnly() {
		RegionRouter regions = this.client.regions();
		return regions != null && regions.isReplicaActive();
	}

	@Override
	public Mono<SignUpResult> signUp(SignUpRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return call(CognitoOperation.SignUp, request.username(), InputRules.problemOfOptional(request.password()),
				() -> CognitoRequestBody.create()
					.with("Password", request.password())
					.withAttributes("UserAttributes", request.attributes())
					.withAttributes("ValidationData", request.validationData())
					.with(request.metadata()))
			.map(SignUpResult::of);
	}

	@Override
	public Mono<SignUpConfirmation> confirmSignUp(ConfirmSignUpRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return call(CognitoOperation.ConfirmSignUp, request.username(), null,
				() -> CognitoRequestBody.create()
					.with("ConfirmationCode", request.code())
					.with("ForceAliasCreation", request.forceAliasCreation() ? Boolean.TRUE : null)
					.with("Session", request.session())
					.with(request.metadata()))
			.map((answer) -> new SignUpConfirmation(request.username(), Answers.text(answer.body(), "Session")));
	}

	@Override
	public Mono<CodeDelivery> resendConfirmationCode(String username, RequestMetadata metadata) {
		return sendCode(CognitoOperation.ResendConfirmationCode, username, metadata);
	}

	@Override
	public Mono<CodeDelivery> forgotPassword(String username, RequestMetadata metadata) {
		return sendCode(CognitoOperation.ForgotPassword, username, metadata);
	}

	private Mono<CodeDelivery> sendCode(CognitoOperation operation, String username, RequestMetadata metadata) {
		Assert.notNull(username, "'username' must not be null");
		Assert.notNull(metadata, "'metadata' must not be null");
		return call(operation, username, null, () -> CognitoRequestBody.create().with(metadata))
			.map((answer) -> Answers.codeDelivery(answer.body().get("CodeDeliveryDetails")));
	}

	@Override
	public Mono<Void> confirmForgotPassword(ConfirmForgotPasswordRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return call(CognitoOperation.ConfirmForgotPassword, request.username(),
				InputRules.problemOfNewPassword(request.newPassword()),
				() -> CognitoRequestBody.create()
					.with("ConfirmationCode", request.code())
					.with("Password", request.newPassword())
					.with(request.metadata()))
			.then();
	}

	@Override
	public Mono<Void> updateAuthEventFeedback(AuthEventFeedback feedback) {
		Assert.notNull(feedback, "'feedback' must not be null");
		return Mono.defer(() -> {
			UserPoolId userPoolId = this.client.userPoolId();
			if (userPoolId == null) {
				return Mono.error(CognitoError
					.local(CognitoErrorCodes.USER_POOL_ID_REQUIRED, CognitoErrorReason.USER_POOL_ID_REQUIRED)
					.toException(null));
			}
			return this.client
				.call(CognitoOperation.UpdateAuthEventFeedback,
						() -> CognitoRequestBody.create()
							.with("UserPoolId", userPoolId.value())
							.with("Username", feedback.username())
							.with("EventId", feedback.eventId())
							.with("FeedbackToken", feedback.feedbackToken())
							.with("FeedbackValue", feedback.valid() ? "Valid" : "Invalid"))
				.then();
		});
	}

	@Override
	public CognitoUserAccount forAccessToken(String accessToken) {
		return new DefaultCognitoUserAccount(new AccessTokenCalls(this.client, accessToken));
	}

	/** The secret hash is over the user name exactly as it stands in the same request. */
	private Mono<CognitoResponse> call(CognitoOperation operation, String username, @Nullable CognitoException problem,
			Supplier<CognitoRequestBody> members) {
		CognitoException refusal = (problem != null) ? problem : InputRules.problemOfUsername(username);
		if (refusal != null) {
			return Mono.error(refusal);
		}
		String clientId = this.client.clientId();
		return this.client.callWithSecret(operation,
				(secret) -> members.get()
					.with("ClientId", clientId)
					.with("Username", username)
					.with("SecretHash", (secret != null) ? SecretHash.compute(secret, username, clientId) : null));
	}

	@Override
	public String toString() {
		return "CognitoUserAccounts[" + this.client.endpoint() + "]";
	}

}
