// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.List;

import io.github.cognitoauth.account.PasskeyDescription;
import io.github.cognitoauth.account.UserDevice;
import io.github.cognitoauth.account.UserSession;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link AccountOperation}.
 *
 * @since 0.1.0
 */
public sealed interface OperationResult {

	/**
	 * It is done, and there is nothing more to say.
	 *
	 * @param notice what to tell the user
	 * @param sessionOver whether the sign-in of this user has come to its end with it, so
	 * that a server session must end, too
	 */
	record Done(Text notice, boolean sessionOver) implements OperationResult {

		/**
		 * Say that it is done.
		 * @param notice the code of what to tell the user
		 * @return a result
		 */
		public static Done of(String notice) {
			return new Done(Text.of(notice), false);
		}

	}

	/**
	 * Something was sent, perhaps, and the form goes on with it.
	 *
	 * @param form what is asked now
	 * @param next the id of the operation to which the form belongs
	 * @param delivery where a code was sent, or {@code null} where that must not be told
	 * @param session what the next operation needs for an automatic sign-in, a secret
	 * that has to be sealed or kept; {@code null} if there is none. Whether there is one
	 * must not be seen: it can tell that an account existed before
	 */
	record Pending(StepForm form, String next, @Nullable CodeDelivery delivery,
			@Nullable String session) implements OperationResult {

		@Override
		public String toString() {
			return "Pending[next=" + this.next + "]";
		}

	}

	/**
	 * The account exists and its user can sign in.
	 *
	 * @param notice what to tell the user
	 */
	record Confirmed(Text notice) implements OperationResult {
	}

	/**
	 * The account exists, and its user need not prove anything more to be signed in.
	 *
	 * @param request works once, within minutes
	 * @param notice what to tell the user if the sign-in fails
	 */
	record SignIn(AuthenticationRequest request, Text notice) implements OperationResult {
	}

	/**
	 * The first half of something whose second half the form is: the key for an
	 * authenticator app, or the options of a passkey.
	 *
	 * @param form shows it and asks for the answer; holds secrets
	 * @param next the id of the operation to which the form belongs
	 */
	record Begun(StepForm form, String next) implements OperationResult {
	}

	/**
	 * The account as its user sees it.
	 *
	 * @param account user name, attributes and factors
	 */
	record Account(AccountView account) implements OperationResult {
	}

	/**
	 * Attributes were changed.
	 *
	 * @param deliveries where codes were sent for addresses that are not verified yet
	 * @param notice what to tell the user
	 */
	record Updated(List<CodeDelivery> deliveries, Text notice) implements OperationResult {

		/** Copy the list. */
		public Updated {
			deliveries = List.copyOf(deliveries);
		}

	}

	/**
	 * The passkeys of the account.
	 *
	 * @param passkeys the passkeys
	 * @param available whether the pool has passkeys at all
	 */
	record Passkeys(List<PasskeyDescription> passkeys, boolean available) implements OperationResult {

		/** Copy the list. */
		public Passkeys {
			passkeys = List.copyOf(passkeys);
		}

	}

	/**
	 * The devices of the account.
	 *
	 * @param devices the devices
	 * @param available whether the pool tracks devices at all
	 */
	record Devices(List<UserDevice> devices, boolean available) implements OperationResult {

		/** Copy the list. */
		public Devices {
			devices = List.copyOf(devices);
		}

	}

	/**
	 * The sessions of the account.
	 *
	 * @param sessions the sessions
	 * @param available whether the pool tracks sessions at all
	 */
	record Sessions(List<UserSession> sessions, boolean available) implements OperationResult {

		/** Copy the list. */
		public Sessions {
			sessions = List.copyOf(sessions);
		}

	}

}
