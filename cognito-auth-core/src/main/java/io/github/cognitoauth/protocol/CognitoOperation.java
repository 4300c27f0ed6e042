package io.github.cognitoauth.protocol;

import static io.github.cognitoauth.protocol.CognitoOperation.Repeat.AFTER_REFUSAL;
import static io.github.cognitoauth.protocol.CognitoOperation.Repeat.ALWAYS;

/**
 * The operations of the user pools API that a client application may call without IAM
 * credentials: the 32 operations with {@code authtype: none} in the service model, and
 * {@link #GetClientToken}. Constants are spelled as on the wire.
 *
 * @since 0.1.0
 */
@SuppressWarnings("java:S115")
public enum CognitoOperation {

	AssociateSoftwareToken(AFTER_REFUSAL),

	ChangePassword(AFTER_REFUSAL),

	CompleteWebAuthnRegistration(AFTER_REFUSAL),

	ConfirmDevice(AFTER_REFUSAL),

	ConfirmForgotPassword(AFTER_REFUSAL),

	ConfirmSignUp(AFTER_REFUSAL),

	DeleteUser(AFTER_REFUSAL),

	DeleteUserAttributes(AFTER_REFUSAL),

	DeleteWebAuthnCredential(AFTER_REFUSAL),

	ForgetDevice(AFTER_REFUSAL),

	ForgotPassword(AFTER_REFUSAL),

	GetClientToken(AFTER_REFUSAL),

	GetDevice(ALWAYS),

	GetTokensFromRefreshToken(AFTER_REFUSAL),

	GetUser(ALWAYS),

	GetUserAttributeVerificationCode(AFTER_REFUSAL),

	GetUserAuthFactors(ALWAYS),

	GlobalSignOut(ALWAYS),

	InitiateAuth(ALWAYS),

	ListDevices(ALWAYS),

	ListWebAuthnCredentials(ALWAYS),

	ResendConfirmationCode(AFTER_REFUSAL),

	RespondToAuthChallenge(AFTER_REFUSAL),

	RevokeToken(ALWAYS),

	SetUserMFAPreference(AFTER_REFUSAL),

	SetUserSettings(AFTER_REFUSAL),

	SignUp(AFTER_REFUSAL),

	StartWebAuthnRegistration(AFTER_REFUSAL),

	UpdateAuthEventFeedback(AFTER_REFUSAL),

	UpdateDeviceStatus(AFTER_REFUSAL),

	UpdateUserAttributes(AFTER_REFUSAL),

	VerifySoftwareToken(AFTER_REFUSAL),

	VerifyUserAttribute(AFTER_REFUSAL);

	private static final String SERVICE = "AWSCognitoIdentityProviderService.";

	private final String target;

	private final Repeat repeat;

	CognitoOperation(Repeat repeat) {
		this.target = SERVICE + name();
		this.repeat = repeat;
	}

	/**
	 * Return the value of the {@code X-Amz-Target} header that selects this operation.
	 * @return the target, for example
	 * {@code AWSCognitoIdentityProviderService.InitiateAuth}
	 */
	public String target() {
		return this.target;
	}

	/**
	 * Return whether the operation may be repeated although an earlier attempt might have
	 * reached the service. Where this is {@code false}, a repetition could spend a
	 * session, send a second message, or burn a rotated refresh token; such an operation
	 * is repeated only when the service said that it did nothing (throttling) or could
	 * not be connected to.
	 * @return whether a lost answer may be asked for again
	 */
	public boolean isRepeatable() {
		return this.repeat == ALWAYS;
	}

	enum Repeat {

		ALWAYS, AFTER_REFUSAL

	}

}
