// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the client that sends a step of a sign-in: the details of the
 * {@code Authentication} that a {@link CognitoRequestMetadataSource} is given, in servlet
 * and WebFlux applications alike. They are not kept when somebody is signed in.
 *
 * @since 0.1.0
 */
public interface CognitoClientDetails {

	/**
	 * Return the address of the client.
	 * @return an IP address, or {@code null} if it is not known; behind a proxy the
	 * client's own only if the application reads what the proxy says
	 */
	@Nullable String getRemoteAddress();

	/**
	 * Return what the script of Amazon Cognito found out about the device, from the field
	 * {@code deviceData} of the form.
	 * @return encoded data, or {@code null} if the page sent none
	 */
	@Nullable String getDeviceData();

	/**
	 * Return what may be kept of the details.
	 * @return details without anything about the device, or {@code null} for none
	 */
	@Nullable Object toStoredDetails();

	/**
	 * Return what may be kept of any details.
	 * @param details the details of a request
	 * @return the same, unless they are of this type
	 */
	static @Nullable Object stored(@Nullable Object details) {
		return (details instanceof CognitoClientDetails client) ? client.toStoredDetails() : details;
	}

}
