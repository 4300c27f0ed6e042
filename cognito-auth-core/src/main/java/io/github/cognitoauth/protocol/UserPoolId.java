// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * A user pool id such as {@code eu-west-1_Ab1Cd2Ef3}: the region where the pool was
 * created, an underscore, and the pool's name (type {@code UserPoolIdType} of the service
 * model, at most 55 characters).
 *
 * @param value the whole id
 * @since 0.1.0
 */
public record UserPoolId(String value) implements Serializable {

	private static final int MAX_LENGTH = 55;

	private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]*_[0-9a-zA-Z]+");

	/**
	 * Check the format.
	 * @throws IllegalArgumentException if the value does not look like a user pool id
	 */
	public UserPoolId {
		Assert.notNull(value, "'value' must not be null");
		Assert.isTrue(isValid(value),
				"A user pool id looks like 'eu-west-1_Ab1Cd2Ef3': the region, '_', and letters and digits");
	}

	/**
	 * Return whether a value looks like a user pool id.
	 * @param value the value
	 * @return whether it can be made a {@link UserPoolId}
	 */
	public static boolean isValid(String value) {
		return value.length() <= MAX_LENGTH && FORMAT.matcher(value).matches();
	}

	/**
	 * Return the region in which the pool was created. A replicated pool keeps its id in
	 * the second region, so this is only the default for the endpoint.
	 * @return the part before the underscore
	 */
	public String region() {
		return this.value.substring(0, this.value.indexOf('_'));
	}

	/**
	 * Return the pool name, which SRP hashes in the place of the whole id.
	 * @return the part after the underscore
	 */
	public String poolName() {
		return this.value.substring(this.value.indexOf('_') + 1);
	}

	/**
	 * Return both issuers that tokens of the pool can have (claim {@code iss}), by its
	 * {@code IssuerConfiguration}. The region in them is that of the pool id, also where
	 * another region was called: a replica issues under the name of its primary. Each has
	 * a key set of its own at {@code /.well-known/jwks.json}; the one of the form that
	 * the pool does not use can answer 403.
	 * @return the form {@code ORIGINAL} ({@code cognito-idp}), then {@code UPDATED}
	 * ({@code issuer-cognito-idp}), without a trailing slash
	 */
	public List<String> issuers() {
		String place = region() + "." + CognitoPartition.ofRegion(region()).dnsSuffix() + "/" + this.value;
		return List.of("https://cognito-idp." + place, "https://issuer-cognito-idp." + place);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
