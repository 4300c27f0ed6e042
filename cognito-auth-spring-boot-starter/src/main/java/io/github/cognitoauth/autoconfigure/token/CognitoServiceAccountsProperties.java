package io.github.cognitoauth.autoconfigure.token;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the accounts that this application signs in with by itself.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito")
public class CognitoServiceAccountsProperties {

	/**
	 * Service accounts by name.
	 */
	private final Map<String, ServiceAccountProperties> serviceAccounts = new LinkedHashMap<>();

	public Map<String, ServiceAccountProperties> getServiceAccounts() {
		return this.serviceAccounts;
	}

}
