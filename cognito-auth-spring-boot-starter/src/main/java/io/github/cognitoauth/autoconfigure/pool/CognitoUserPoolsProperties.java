// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the user pools beside the main one.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito")
public class CognitoUserPoolsProperties {

	/**
	 * User pools beside the main one, by name.
	 */
	private final Map<String, UserPoolProperties> userPools = new LinkedHashMap<>();

	public Map<String, UserPoolProperties> getUserPools() {
		return this.userPools;
	}

}
