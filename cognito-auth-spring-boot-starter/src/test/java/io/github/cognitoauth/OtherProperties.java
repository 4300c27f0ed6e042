// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of an application, which has put them below our prefix.
 */
@ConfigurationProperties("cognito.other")
public class OtherProperties {

	private @Nullable Duration timeout;

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

}
