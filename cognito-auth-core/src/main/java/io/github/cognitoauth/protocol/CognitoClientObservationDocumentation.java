// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed about calls to Cognito. No key holds a user name, a client id or
 * anything else that a user or a secret determines.
 *
 * @since 0.1.0
 */
public enum CognitoClientObservationDocumentation implements ObservationDocumentation {

	/** One call of an operation, with its repetitions. */
	CLIENT_CALL {
		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultCognitoClientObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}
	};

	/**
	 * Keys with few values, fit for metrics.
	 *
	 * @since 0.1.0
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/** Name of the user pool in the application, {@code main} for the only one. */
		POOL {
			@Override
			public String asString() {
				return "pool";
			}
		},

		/** Name of the operation, such as {@code InitiateAuth}. */
		OPERATION {
			@Override
			public String asString() {
				return "cognito.operation";
			}
		},

		/** Name of the challenge in the answer, or {@code none}. */
		CHALLENGE {
			@Override
			public String asString() {
				return "cognito.challenge";
			}
		},

		/**
		 * {@code SUCCESS}, {@code REJECTED}, {@code USER_ACTION}, {@code UNAVAILABLE},
		 * {@code MISCONFIGURED}, {@code CANCELLED}, or {@code UNKNOWN} while it runs.
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		},

		/** Error code, or {@code none}. */
		EXCEPTION {
			@Override
			public String asString() {
				return "exception";
			}
		}

	}

	/**
	 * Things that happen during a call.
	 *
	 * @since 0.1.0
	 */
	public enum Events implements Observation.Event {

		/** The service refused an attempt because of its request rate. */
		THROTTLED {
			@Override
			public String getName() {
				return "throttled";
			}
		}

	}

}
