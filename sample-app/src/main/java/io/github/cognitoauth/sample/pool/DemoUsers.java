// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.util.List;
import java.util.Optional;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.test.pool.MfaFactor;

import static io.github.cognitoauth.sample.pool.DemoUser.confirmed;
import static io.github.cognitoauth.sample.pool.DemoUser.invited;

/**
 * The people of the embedded pools.
 *
 * @since 0.1.0
 */
public final class DemoUsers {

	/** What the pool's own triggers ask. */
	static final String QUESTION = "What is six times seven?";

	static final String ANSWER = "42";

	/** The secret of every seeded authenticator app. */
	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final String PASSWORD = "Second-Factor-1";

	private static final List<DemoUser> ALL = List.of(
			confirmed("alice", "Wonderland-1", "signs in; group admins",
					(user) -> user.email("alice@example.com").attribute("name", "Alice Liddell").group("admins")),
			confirmed("bob", "Builder-2026", "signs in; no group",
					(user) -> user.email("bob@example.com").attribute("name", "Bob")),
			invited("newbie", "Temp-Pass-1", "first login: chooses a password and gives a name", "name"),
			confirmed("sms", PASSWORD, "enters a code that comes by text message",
					(user) -> user.phoneNumber("+12065550101").mfa(MfaFactor.SMS_MFA)),
			confirmed("totp", PASSWORD, "enters a code of an authenticator app",
					(user) -> user.totpSecret(TOTP_SECRET)),
			confirmed("email", PASSWORD, "enters a code that comes by e-mail",
					(user) -> user.email("email@example.com").mfa(MfaFactor.EMAIL_OTP)),
			confirmed("choice", PASSWORD, "chooses between text message and authenticator app",
					(user) -> user.phoneNumber("+12065550102").mfa(MfaFactor.SMS_MFA).totpSecret(TOTP_SECRET)),
			confirmed("setup", PASSWORD, "has to set an authenticator app up", (user) -> user.mfaRequired()),
			confirmed("custom", PASSWORD, "answers a question of the pool's own triggers",
					(user) -> user.email("custom@example.com"))
				.with(AuthFlow.CUSTOM_AUTH),
			confirmed("ways", PASSWORD, "chooses how to sign in; the password typed here is not used",
					(user) -> user.email("ways@example.com").phoneNumber("+12065550103"))
				.with(AuthFlow.USER_AUTH));

	/** One has the name and the group of somebody in the main pool. */
	private static final List<DemoUser> OF_PARTNER = List.of(
			confirmed("alice", "Looking-Glass-1", "signs in; group admins, and no admin elsewhere",
					(user) -> user.email("alice@partner.example").group("admins")),
			confirmed("carol", "Croquet-2026", "signs in; no group", (user) -> user.email("carol@partner.example")),
			invited("dodo", "Temp-Pass-2", "first login: chooses a password"));

	private DemoUsers() {
	}

	/**
	 * Returns everybody that a person can sign in as at the main pool.
	 * @return the users in the order in which they are shown
	 */
	public static List<DemoUser> all() {
		return ALL;
	}

	static List<DemoUser> ofPartner() {
		return OF_PARTNER;
	}

	static Optional<DemoUser> find(String username) {
		return ALL.stream().filter((user) -> user.username().equals(username)).findFirst();
	}

}
