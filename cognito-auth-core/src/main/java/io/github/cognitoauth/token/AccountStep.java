// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;

/**
 * What comes of an event.
 *
 * @param state the next state
 * @param acts what is to be done, in order
 */
record AccountStep(AccountState state, List<Act> acts) {

	/** Something to be done. */
	sealed interface Act {

		/**
		 * Hand tokens to all who wait.
		 *
		 * @param tokens the tokens
		 */
		record Serve(CognitoTokens tokens) implements Act {

		}

		/**
		 * Hand a copy of an error to each who waits.
		 *
		 * @param error the error
		 */
		record Refuse(CognitoException error) implements Act {

		}

		/**
		 * Begin an attempt.
		 *
		 * @param attempt the attempt
		 */
		record Begin(AccountState.Work.Attempt attempt) implements Act {

		}

		/** Let the attempt in the queue go before those for which nobody waits. */
		record Hurry() implements Act {

		}

		/** Look into the store for newer tokens. */
		record Look() implements Act {

		}

		/**
		 * Tell the listeners.
		 *
		 * @param event what happened
		 */
		record Tell(TokenEvent event) implements Act {

		}

	}

}
