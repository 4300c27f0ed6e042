package io.github.cognitoauth.protocol;

import java.io.Serializable;
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
		Assert.isTrue(value.length() <= MAX_LENGTH && FORMAT.matcher(value).matches(),
				"A user pool id looks like 'eu-west-1_Ab1Cd2Ef3': the region, '_', and letters and digits");
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

	@Override
	public String toString() {
		return this.value;
	}

}
