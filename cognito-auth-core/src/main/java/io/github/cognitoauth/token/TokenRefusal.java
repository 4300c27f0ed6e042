package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.protocol.CognitoErrorReason;

import org.springframework.util.Assert;

/**
 * That Cognito refused an account, told to all instances of a fleet, so that they do not
 * try one after the other what locks the account.
 *
 * @param code the code of the error
 * @param reason its reason
 * @param credentials a digest of the credentials that were refused, possibly empty: an
 * instance with others need not wait. To be kept as confidential as tokens
 * @param refusals how often they were refused in a row, at least 1
 * @param pause how long from now nobody tries again; zero or negative when it is over
 * @since 0.1.0
 */
public record TokenRefusal(String code, CognitoErrorReason reason, String credentials, int refusals, Duration pause) {

	/** Check the values. */
	public TokenRefusal {
		Assert.hasText(code, "'code' must not be empty");
		Assert.notNull(reason, "'reason' must not be null");
		Assert.notNull(credentials, "'credentials' must not be null");
		Assert.isTrue(refusals > 0, "'refusals' must be positive");
		Assert.notNull(pause, "'pause' must not be null");
	}

	boolean isPending() {
		return !this.pause.isZero() && !this.pause.isNegative();
	}

	@Override
	public String toString() {
		return "TokenRefusal[" + this.code + ", refusals=" + this.refusals + ", pause=" + this.pause + "]";
	}

}
