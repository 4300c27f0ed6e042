package io.github.cognitoauth.token;

import org.springframework.util.Assert;

/**
 * The right of one instance to refresh the tokens of an account for a while.
 *
 * @param account the name of the account
 * @param fencingToken greater than that of every lease given before for the account, so
 * that the store can refuse a holder whose lease has passed to another
 * @since 0.1.0
 */
public record TokenLease(String account, long fencingToken) {

	/** Check the values. */
	public TokenLease {
		Assert.hasText(account, "'account' must not be empty");
	}

}
