// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.cognitoauth.protocol.CognitoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator once that accounts cannot be looked at, and once that they can. */
final class SessionLog {

	private static final Logger logger = LoggerFactory.getLogger(CognitoSessionRefresh.class);

	private final AtomicBoolean unanswered = new AtomicBoolean();

	private final CognitoSessionSettings settings;

	SessionLog(CognitoSessionSettings settings) {
		this.settings = settings;
	}

	void answered() {
		if (this.unanswered.get() && this.unanswered.compareAndSet(true, false)) {
			logger.info("The accounts of people who are signed in can be looked at again");
		}
	}

	void refused(CognitoException failure) {
		logger.info("Somebody who is signed in has to sign in again: {}", failure.getMessage());
	}

	void unanswered(CognitoException failure) {
		if (this.unanswered.compareAndSet(false, true)) {
			logger.warn("The account of somebody who is signed in cannot be looked at: {}. People stay signed in{}",
					failure.getMessage(), (this.settings.outageGrace() != null)
							? " until " + this.settings.outageGrace() + " after their access tokens expire" : "");
		}
		else {
			logger.debug("The account of somebody who is signed in cannot be looked at: {}", failure.getMessage());
		}
	}

}
