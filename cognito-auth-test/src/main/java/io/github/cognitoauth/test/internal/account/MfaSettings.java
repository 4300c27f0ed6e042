// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.util.EnumSet;
import java.util.Set;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.signin.Authentication;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code SetUserMFAPreference}, {@code SetUserSettings}, {@code AssociateSoftwareToken}
 * and {@code VerifySoftwareToken}.
 */
public final class MfaSettings {

	private final UserPool pool;

	private final AccessTokens accessTokens;

	private final Authentication authentication;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 * @param authentication the sign-ins, which can demand a set-up
	 */
	public MfaSettings(UserPool pool, AccessTokens accessTokens, Authentication authentication) {
		this.pool = pool;
		this.accessTokens = accessTokens;
		this.authentication = authentication;
	}

	/**
	 * {@code SetUserMFAPreference}. Nothing changes unless all can.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode setPreference(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			Set<MfaFactor> enabled = EnumSet.noneOf(MfaFactor.class);
			enabled.addAll(user.mfa().enabled());
			Set<MfaFactor> preferred = EnumSet.noneOf(MfaFactor.class);
			MfaFactor present = user.mfa().preferred();
			for (MfaFactor factor : MfaFactor.values()) {
				JsonNode settings = request.node(member(factor));
				if (settings == null) {
					continue;
				}
				boolean on = settings.path("Enabled").asBoolean(false);
				if (on) {
					checkPossible(user, factor);
					enabled.add(factor);
				}
				else {
					enabled.remove(factor);
				}
				if (on && settings.path("PreferredMfa").asBoolean(false)) {
					preferred.add(factor);
				}
				else if (present == factor) {
					present = null;
				}
			}
			if (preferred.size() > 1) {
				throw CognitoError.invalidParameter("Only one MFA method can be preferred");
			}
			user.mfa().enabled().retainAll(enabled);
			user.mfa().enabled().addAll(enabled);
			user.mfa().prefer(preferred.isEmpty() ? present : preferred.iterator().next());
			JsonNode passkey = request.node("WebAuthnMfaSettings");
			if (passkey != null) {
				user.mfa().passkeyAsMfa(passkey.path("Enabled").asBoolean(false));
			}
			return Json.object();
		});
	}

	private void checkPossible(User user, MfaFactor factor) {
		if (!this.pool.settings().mfaFactors().contains(factor)) {
			throw CognitoError.invalidParameter(factor + " is not enabled for the user pool");
		}
		if (!possible(user, factor)) {
			throw CognitoError
				.invalidParameter((factor == MfaFactor.SOFTWARE_TOKEN_MFA) ? "User has not verified software token mfa"
						: "User does not have delivery config set to turn on " + factor);
		}
	}

	private static boolean possible(User user, MfaFactor factor) {
		return switch (factor) {
			case SOFTWARE_TOKEN_MFA -> user.mfa().hasTotp();
			case SMS_MFA -> Delivery.reaches(user, DeliveryMedium.SMS, false);
			case EMAIL_OTP -> Delivery.reaches(user, DeliveryMedium.EMAIL, false);
		};
	}

	private static String member(MfaFactor factor) {
		return switch (factor) {
			case SOFTWARE_TOKEN_MFA -> "SoftwareTokenMfaSettings";
			case SMS_MFA -> "SMSMfaSettings";
			case EMAIL_OTP -> "EmailMfaSettings";
		};
	}

	/**
	 * {@code SetUserSettings}, which knows text messages only.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode setUserSettings(CognitoRequest request) {
		if (request.node("MFAOptions") == null) {
			throw CognitoRequest.validationError("MFAOptions");
		}
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			user.mfa().enabled().remove(MfaFactor.SMS_MFA);
			for (JsonNode option : request.items("MFAOptions")) {
				if (!"SMS".equals(option.path("DeliveryMedium").asString("")) || !possible(user, MfaFactor.SMS_MFA)) {
					throw CognitoError.invalidParameter("Only SMS can be set, and needs a phone number");
				}
				user.mfa().enabled().add(MfaFactor.SMS_MFA);
			}
			return Json.object();
		});
	}

	/**
	 * {@code AssociateSoftwareToken}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode associate(CognitoRequest request) {
		String session = exclusiveSession(request);
		if (session != null) {
			return this.authentication.associateSoftwareToken(session);
		}
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			if (!this.pool.settings().mfaFactors().contains(MfaFactor.SOFTWARE_TOKEN_MFA)) {
				throw CognitoError.of("SoftwareTokenMFANotFound", "Software token MFA is not enabled for the userPool");
			}
			return Json.object().put("SecretCode", family.user().mfa().associateTotp());
		});
	}

	/**
	 * {@code VerifySoftwareToken}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode verify(CognitoRequest request) {
		String code = request.requiredText("UserCode");
		String name = request.text("FriendlyDeviceName");
		String session = exclusiveSession(request);
		if (session != null) {
			return this.authentication.verifySoftwareToken(session, code, name);
		}
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			if (!family.user().mfa().confirmTotp(code, name, this.pool.clientClocks())) {
				throw CognitoError.of("EnableSoftwareTokenMFA", "Code mismatch");
			}
			return Json.object().put("Status", "SUCCESS");
		});
	}

	private static @Nullable String exclusiveSession(CognitoRequest request) {
		String session = request.text("Session");
		if ((session == null) == (request.text("AccessToken") == null)) {
			throw CognitoError.invalidParameter("Exactly one of AccessToken and Session must be given");
		}
		return session;
	}

}
