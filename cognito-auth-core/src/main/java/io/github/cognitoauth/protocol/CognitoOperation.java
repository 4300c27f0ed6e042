// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An operation of the user pools API. The constants, spelled as on the wire, are the ones
 * that a client application may call without IAM credentials: the 34 operations with
 * {@code authtype: none} in the service model of November 2026, and
 * {@link #GetClientToken}. The set is open: {@link #of(String)} names one that came
 * later. Immutable and equal by name.
 *
 * @since 0.1.0
 */
@SuppressWarnings({ "java:S115", "checkstyle:ConstantName" })
public final class CognitoOperation implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final List<CognitoOperation> KNOWN = new ArrayList<>();

	public static final CognitoOperation AssociateSoftwareToken = once("AssociateSoftwareToken");

	public static final CognitoOperation ChangePassword = once("ChangePassword");

	public static final CognitoOperation CompleteWebAuthnRegistration = once("CompleteWebAuthnRegistration");

	public static final CognitoOperation ConfirmDevice = once("ConfirmDevice");

	public static final CognitoOperation ConfirmForgotPassword = once("ConfirmForgotPassword");

	public static final CognitoOperation ConfirmSignUp = once("ConfirmSignUp");

	public static final CognitoOperation DeleteUser = once("DeleteUser");

	public static final CognitoOperation DeleteUserAttributes = once("DeleteUserAttributes");

	public static final CognitoOperation DeleteWebAuthnCredential = once("DeleteWebAuthnCredential");

	public static final CognitoOperation ForgetDevice = once("ForgetDevice");

	public static final CognitoOperation ForgotPassword = once("ForgotPassword");

	public static final CognitoOperation GetClientToken = once("GetClientToken");

	public static final CognitoOperation GetDevice = repeatable("GetDevice");

	public static final CognitoOperation GetTokensFromRefreshToken = once("GetTokensFromRefreshToken");

	public static final CognitoOperation GetUser = repeatable("GetUser");

	public static final CognitoOperation GetUserAttributeVerificationCode = once("GetUserAttributeVerificationCode");

	public static final CognitoOperation GetUserAuthFactors = repeatable("GetUserAuthFactors");

	public static final CognitoOperation GlobalSignOut = repeatable("GlobalSignOut");

	public static final CognitoOperation InitiateAuth = repeatable("InitiateAuth");

	public static final CognitoOperation ListDevices = repeatable("ListDevices");

	public static final CognitoOperation ListUserSessions = repeatable("ListUserSessions");

	public static final CognitoOperation ListWebAuthnCredentials = repeatable("ListWebAuthnCredentials");

	public static final CognitoOperation ResendConfirmationCode = once("ResendConfirmationCode");

	public static final CognitoOperation RespondToAuthChallenge = once("RespondToAuthChallenge");

	public static final CognitoOperation RevokeToken = repeatable("RevokeToken");

	public static final CognitoOperation RevokeUserSession = repeatable("RevokeUserSession");

	public static final CognitoOperation SetUserMFAPreference = once("SetUserMFAPreference");

	public static final CognitoOperation SetUserSettings = once("SetUserSettings");

	public static final CognitoOperation SignUp = once("SignUp");

	public static final CognitoOperation StartWebAuthnRegistration = once("StartWebAuthnRegistration");

	public static final CognitoOperation UpdateAuthEventFeedback = once("UpdateAuthEventFeedback");

	public static final CognitoOperation UpdateDeviceStatus = once("UpdateDeviceStatus");

	public static final CognitoOperation UpdateUserAttributes = once("UpdateUserAttributes");

	public static final CognitoOperation VerifySoftwareToken = once("VerifySoftwareToken");

	public static final CognitoOperation VerifyUserAttribute = once("VerifyUserAttribute");

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,127}");

	private static final String SERVICE = "AWSCognitoIdentityProviderService.";

	private final String name;

	private final String target;

	private final boolean repeatable;

	private CognitoOperation(String name, boolean repeatable) {
		this.name = name;
		this.target = SERVICE + name;
		this.repeatable = repeatable;
	}

	private static CognitoOperation once(String name) {
		return known(new CognitoOperation(name, false));
	}

	private static CognitoOperation repeatable(String name) {
		return known(new CognitoOperation(name, true));
	}

	private static CognitoOperation known(CognitoOperation operation) {
		KNOWN.add(operation);
		return operation;
	}

	/**
	 * Return the operations that have a constant.
	 * @return all of them by name, unmodifiable
	 */
	public static List<CognitoOperation> known() {
		return Collections.unmodifiableList(KNOWN);
	}

	/**
	 * Return an operation by its name, also one that has no constant here. An unknown one
	 * counts as not {@linkplain #isRepeatable() repeatable}.
	 * @param name the name in the service model, for example {@code InitiateAuth}
	 * @return the operation
	 * @throws IllegalArgumentException if the name is anything but letters and digits
	 */
	public static CognitoOperation of(String name) {
		Assert.notNull(name, "'name' must not be null");
		Assert.isTrue(NAME.matcher(name).matches(), "An operation's name has letters and digits only");
		for (CognitoOperation operation : KNOWN) {
			if (operation.name.equals(name)) {
				return operation;
			}
		}
		return new CognitoOperation(name, false);
	}

	/**
	 * Return the name in the service model.
	 * @return the name, for example {@code InitiateAuth}
	 */
	public String name() {
		return this.name;
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
		return this.repeatable;
	}

	/**
	 * Return whether the replica of a pool in another Region serves the operation. What
	 * writes is done in the primary Region only.
	 * @return whether it does, {@code false} for an unknown operation
	 */
	public boolean isServedByReplica() {
		return CallRoute.of(this) != CallRoute.PRIMARY;
	}

	@Serial
	private Object readResolve() {
		return of(this.name);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CognitoOperation that && this.name.equals(that.name);
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
