// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of the observation of a call. Implement it, or extend
 * {@link DefaultCognitoClientObservationConvention}, to change them.
 *
 * @since 0.1.0
 */
public interface CognitoClientObservationConvention extends ObservationConvention<CognitoClientContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof CognitoClientContext;
	}

}
