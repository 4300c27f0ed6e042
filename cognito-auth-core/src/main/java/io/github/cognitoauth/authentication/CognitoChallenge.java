// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A question that the pool asks before it issues tokens. There is one subtype for each
 * kind; answer it with the subtype's {@code answer} method and
 * {@link CognitoPasswordAuthenticator#respond(ChallengeAnswer)}.
 * <p>
 * A challenge is immutable and thread-safe. It can be answered again after a wrong code,
 * since Cognito keeps the session then; after a right answer its session is spent. It is
 * serializable, so that it can be carried from one HTTP request to the next, and holds a
 * session, which is a secret: keep it on the server. {@link #toString()} shows neither
 * session nor parameters.
 * <p>
 * How long it can be answered is the app client's {@code AuthSessionValidity}, 3 to 15
 * minutes, 3 by default, counted from {@link #startedAt()}.
 *
 * @since 0.1.0
 */
public abstract sealed class CognitoChallenge implements Serializable
		permits NewPasswordRequiredChallenge, CodeChallenge, SelectMfaTypeChallenge, MfaSetupChallenge, SelectChallenge,
		PasswordChallenge, CustomChallenge, WebAuthnChallenge, DeviceSrpChallenge, UnknownChallenge {

	private static final long serialVersionUID = 1L;

	private final ChallengeData data;

	CognitoChallenge(ChallengeData data) {
		this.data = data;
	}

	/**
	 * Return the kind of the challenge.
	 * @return the name on the wire
	 */
	public final ChallengeName name() {
		return this.data.name();
	}

	/**
	 * Return the user name that goes into the answer. It is the one that the service
	 * named, which for an alias is not what the user typed.
	 * @return the user name
	 */
	public final String username() {
		return this.data.username();
	}

	/**
	 * Return the name that was typed at the beginning of the sign-in.
	 * @return the user name or alias
	 */
	public final String loginName() {
		return this.data.loginName();
	}

	/**
	 * Return the session of the newest answer. A secret.
	 * @return the session, or {@code null} where the service sent none
	 */
	public final @Nullable String session() {
		return this.data.session();
	}

	/**
	 * Return {@code ChallengeParameters} as they came.
	 * @return the parameters, unmodifiable
	 */
	public final Map<String, String> parameters() {
		return this.data.parameters();
	}

	/**
	 * Return when the request began that brought this challenge.
	 * @return an instant of the authenticator's clock
	 */
	public final Instant startedAt() {
		return this.data.startedAt();
	}

	/**
	 * Return whether the pool has checked a password before it asked this. It is
	 * {@code false} where that is not certain, as for a code that may be the first
	 * factor.
	 * @return whether the password is known to be right
	 */
	public final boolean isPasswordProven() {
		return this.data.passwordProven();
	}

	/**
	 * Return the Region that asked and gets the answer: a session is known nowhere else.
	 * @return a region name, or {@code null} for a pool without replica
	 */
	public final @Nullable String region() {
		return this.data.region();
	}

	final ChallengeData data() {
		return this.data;
	}

	final ChallengeAnswer answerWith(String key, String value) {
		return ChallengeAnswer.of(this, Map.of(key, value));
	}

	@Override
	public final String toString() {
		return getClass().getSimpleName() + "[" + this.data.name() + "]";
	}

	static CognitoChallenge of(ChallengeData data) {
		return switch (data.name().value()) {
			case "NEW_PASSWORD_REQUIRED" -> new NewPasswordRequiredChallenge(data);
			case "SMS_MFA" -> new SmsMfaChallenge(data);
			case "SMS_OTP" -> new SmsOtpChallenge(data);
			case "EMAIL_OTP" -> new EmailOtpChallenge(data);
			case "SOFTWARE_TOKEN_MFA" -> new SoftwareTokenMfaChallenge(data);
			case "SELECT_MFA_TYPE" -> new SelectMfaTypeChallenge(data);
			case "MFA_SETUP" -> new MfaSetupChallenge(data);
			case "SELECT_CHALLENGE" -> new SelectChallenge(data);
			case "PASSWORD", "PASSWORD_SRP" -> new PasswordChallenge(data);
			case "CUSTOM_CHALLENGE" -> new CustomChallenge(data);
			case "WEB_AUTHN" -> new WebAuthnChallenge(data);
			case "DEVICE_SRP_AUTH" -> new DeviceSrpChallenge(data);
			default -> new UnknownChallenge(data);
		};
	}

}
