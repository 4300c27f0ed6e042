// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.Locale;
import java.util.function.Function;

import org.springframework.util.Assert;

/**
 * What somebody has to change after an error: the one table for logs, failure analyzers
 * and pages for operators. The texts are English sentences for whoever runs the program,
 * not for its users, and repeat nothing of what was sent.
 *
 * @since 0.1.0
 */
public final class CognitoErrorAdvice {

	private CognitoErrorAdvice() {
	}

	/**
	 * Return what to do, where settings have no names.
	 * @param error the error
	 * @return one or two sentences
	 */
	public static String of(CognitoException error) {
		return of(error, Setting::description);
	}

	/**
	 * Return what to do.
	 * @param error the error
	 * @param names how to call a setting, for example by its property
	 * @return one or two sentences
	 */
	public static String of(CognitoException error, Function<Setting, String> names) {
		Assert.notNull(error, "'error' must not be null");
		String challenge = error.challengeName();
		String template = (challenge != null) ? ofChallenge(challenge) : of(error.reason());
		String advice = template;
		for (Setting setting : Setting.values()) {
			String placeholder = setting.placeholder();
			if (advice.contains(placeholder)) {
				advice = advice.replace(placeholder, names.apply(setting));
			}
		}
		return advice;
	}

	private static String of(CognitoErrorReason reason) {
		return switch (reason) {
			case UNUSABLE_CREDENTIALS, WRONG_CREDENTIALS, NOT_AUTHORIZED ->
				"Check {username} and {password} before the next attempt: five wrong passwords lock the account.";
			case LOCKED_OUT ->
				"Wrong passwords have locked the account for up to 15 minutes: check {password} here and "
						+ "wherever else the user is used.";
			case USER_DISABLED -> "Enable the user in the user pool.";
			case USER_NOT_CONFIRMED -> "Confirm the user in the user pool.";
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED ->
				"Give the user a permanent password in the user pool, and set {password} to it.";
			case SESSION_EXPIRED, SESSION_SPENT -> "Start the sign-in again.";
			case CHALLENGE_NOT_ANSWERABLE -> ofChallenge("");
			case ALREADY_CONFIRMED -> "Let the user sign in: the account is confirmed.";
			case USERNAME_EXISTS -> "Choose another user name, or sign in with this one.";
			case ALIAS_EXISTS -> "Choose another e-mail address or phone number: another account has this one.";
			case CODE_MISMATCH, CODE_EXPIRED ->
				"Check the code; for that of an authenticator app check {totp-secret} and the clock of this machine.";
			case FACTOR_NOT_SET_UP -> "Set the second factor up for the user first.";
			case PASSKEY_REFUSED -> "Start the registration of the passkey again, in a browser that supports it.";
			case DEVICE_EXISTS -> "Use the device as it is confirmed, or forget it first.";
			case INPUT_REFUSED -> "Correct what was entered: its form, a required attribute that is missing, one that "
					+ "may not change, or an address for codes.";
			case PASSWORD_POLICY -> "Choose a password that follows the policy of the user pool.";
			case REFRESH_TOKEN_REJECTED, REFRESH_TOKEN_REUSED, ACCESS_TOKEN_REJECTED, ACCESS_TOKEN_REVOKED ->
				"Sign in again.";
			case INSUFFICIENT_SCOPE -> "Use the access token of a sign-in through the API, which has the scope "
					+ "'aws.cognito.signin.user.admin'.";
			case DEVICE_NOT_FOUND -> "Forget the remembered device and sign in again.";
			case CLIENT_SECRET_REJECTED ->
				"Set {client-secret} to the secret of the app client, or remove it if the app client has none.";
			case ATTRIBUTE_NOT_WRITABLE ->
				"Let the app client write the attributes that the pool requires, in its attribute permissions.";
			case CLIENT_NOT_FOUND ->
				"Compare {client-id}, {user-pool-id} and {region} with the app client's page in the console.";
			case USER_POOL_ID_REQUIRED -> "Set {user-pool-id}.";
			case UNUSABLE_REQUEST -> "Give the request what its documentation says that this call needs.";
			case FLOW_NOT_ENABLED -> "Allow the authentication flow in the settings of the app client, or choose an "
					+ "allowed one with {flow}.";
			case UNSUPPORTED_OPERATION ->
				"Enable token revocation, or the flow that was asked for, in the settings of " + "the app client.";
			case UNKNOWN_OPERATION -> "The server at {endpoint} does not know the operation. For a refresh, choose "
					+ "REFRESH_TOKEN_AUTH with {refresh-operation}.";
			case FEATURE_NOT_IN_PLAN -> "Raise the feature plan of the user pool, or do without authentication levels "
					+ "and sign-in by choice.";
			case POOL_MISCONFIGURED -> "Check the settings of the user pool: MFA, devices, passkeys and their relying "
					+ "party, threat protection.";
			case CODE_NOT_DELIVERED -> "Check how the user pool sends messages: its role for SMS, its right to send "
					+ "e-mail, the limits of Amazon SNS and SES.";
			case FORBIDDEN -> "A rule of AWS WAF blocked the request: check the web ACL of the user pool.";
			case REDIRECTED -> "Let {endpoint} be the address of the service itself: redirects are not followed.";
			case UNEXPECTED_ANSWER -> "Not the service gave this answer: check {endpoint}, and proxies, gateways and "
					+ "firewalls on the way.";
			case REFUSED_BY_TRIGGER -> "A Lambda trigger of the user pool refused the user: see the trigger's log.";
			case TRIGGER_ANSWER_INVALID, TRIGGER_FAILED ->
				"A Lambda trigger of the user pool failed: see the trigger's log.";
			case CONFLICT -> "Try again.";
			case OPERATION_NOT_ENABLED -> "Call the primary region of the user pool: a replica does not do this.";
			case NOT_IN_THIS_REGION -> "Keep the tokens and wait for the region that issued them, or sign in again.";
			case SESSION_REGION_DOWN -> "Start the sign-in again: the region that began it does not answer.";
			case THROTTLED -> "Find out what uses up the request quota of the user pools, lower "
					+ "{calls-per-second}, or have the quota raised.";
			case LIMIT_EXCEEDED ->
				"A limit of the user is used up: find out who else uses the account, and wait up to " + "an hour.";
			case SERVICE_FAILURE, TRANSPORT_FAILURE, TIMEOUT, INVALID_RESPONSE ->
				"It can succeed later. If it does not, check {endpoint} and the health of the service in {region}.";
			case LOCAL_LIMIT -> "More calls at the same time than this process has connections for: raise "
					+ "{max-connections}, or spread the calls.";
			case CONNECT_FAILURE -> "Check {region} or {endpoint}, and the way there: DNS, proxy, certificates.";
			case UNSPECIFIED -> "Look the code up in the documentation of the user pools API, and the request id in "
					+ "AWS CloudTrail; check the app client, the user pool and its triggers.";
		};
	}

	private static String ofChallenge(String challenge) {
		return switch (challenge) {
			case "NEW_PASSWORD_REQUIRED" -> of(CognitoErrorReason.TEMPORARY_PASSWORD_EXPIRED);
			case "SOFTWARE_TOKEN_MFA" -> "Set {totp-secret} to the secret of the user's authenticator app.";
			case "MFA_SETUP" -> "Set an authenticator app up for the user, and set {totp-secret} to its secret.";
			default -> "The user pool asks for something that needs a person: change the factors of the user.";
		};
	}

	/**
	 * A setting that an advice can name.
	 *
	 * @since 0.1.0
	 */
	public enum Setting {

		/** The user name. */
		USERNAME("the user name"),

		/** The password. */
		PASSWORD("the password"),

		/** The secret of the authenticator app. */
		TOTP_SECRET("the TOTP secret"),

		/** The app client. */
		CLIENT_ID("the client id"),

		/** The secret of the app client. */
		CLIENT_SECRET("the client secret"),

		/** The authentication flow. */
		FLOW("the flow of the authenticator"),

		/** The operation that refreshes tokens. */
		REFRESH_OPERATION("the refresh operation"),

		/** The user pool. */
		USER_POOL_ID("the user pool id"),

		/** The region. */
		REGION("the region"),

		/** How many connections the HTTP client has. */
		MAX_CONNECTIONS("the number of connections of the HTTP client"),

		/** What service accounts may ask of the quota. */
		CALLS_PER_SECOND("the calls per second of the budget"),

		/** The explicit endpoint. */
		ENDPOINT("the endpoint");

		private final String description;

		private final String placeholder;

		Setting(String description) {
			this.description = description;
			this.placeholder = "{" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "}";
		}

		/**
		 * Return what the setting is called where it has no name.
		 * @return a noun with its article
		 */
		public String description() {
			return this.description;
		}

		String placeholder() {
			return this.placeholder;
		}

	}

}
