// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import io.github.cognitoauth.protocol.RequestMetadata;

import org.springframework.security.core.Authentication;

/**
 * Callback interface that can be implemented by a bean wishing to tell the pool's
 * triggers and threat protection more about each step of a sign-in, for example the IP
 * address in the details of the request. WebFlux requests have no details.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoRequestMetadataSource {

	/**
	 * Return what is sent with a step. Must not block, and must be thread-safe.
	 * @param request the user name with the password, or the answer to a challenge
	 * @return the metadata
	 */
	RequestMetadata metadata(Authentication request);

}
