// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.StringUtils;

/**
 * Tells tokens of the pool from those of other issuers. A pool has more than one issuer,
 * by its setting {@code IssuerConfiguration}; the pool's id ends them all. Going by the
 * whole claim, a changed issuer would be a way around the checks.
 */
record PoolIssuer(String poolId) {

	static PoolIssuer of(String issuer) {
		return new PoolIssuer(lastSegment(issuer));
	}

	/** A token without an issuer is not foreign: it has to pass the checks. */
	boolean isForeign(Jwt token) {
		String issuer = token.getClaimAsString("iss");
		return issuer != null && !lastSegment(issuer).equals(this.poolId);
	}

	private static String lastSegment(String issuer) {
		String trimmed = StringUtils.trimTrailingCharacter(issuer, '/');
		return trimmed.substring(trimmed.lastIndexOf('/') + 1);
	}

}
