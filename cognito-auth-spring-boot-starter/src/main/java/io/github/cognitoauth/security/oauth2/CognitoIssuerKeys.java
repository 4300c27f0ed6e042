// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTClaimsSetAwareJWSKeySelector;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The keys of a list of issuers. A token is verified with keys of the issuer that it
 * names and of no other; one that names an issuer which is not on the list is refused
 * without a request.
 * <p>
 * Keys are fetched when the first token of their issuer comes, and again, which nobody
 * waits for, once they are five minutes old. A key that is not among them is looked for
 * at most once in ten seconds. While keys cannot be fetched, old ones serve on, up to a
 * tolerance. Safe for use by several threads; keys at hand are used without a lock.
 *
 * @since 0.1.0
 */
public final class CognitoIssuerKeys {

	private final Map<String, IssuerKeySet> keySets = new LinkedHashMap<>();

	private final Map<String, JWTClaimsSetAwareJWSKeySelector<SecurityContext>> selectors = new LinkedHashMap<>();

	private final RefusedIssuerLog log;

	private CognitoIssuerKeys(Builder builder) {
		for (CognitoIssuer issuer : builder.issuers) {
			IssuerKeySet keys = new IssuerKeySet(issuer,
					new JwkSetRequest(builder.webClient, issuer.jwkSetUri(), builder.timeout), builder.outageTolerance,
					builder.clock);
			JWSVerificationKeySelector<SecurityContext> selector = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256,
					keys);
			this.keySets.put(issuer.uri(), keys);
			this.selectors.put(issuer.uri(), (header, claims, context) -> selector.selectJWSKeys(header, context));
		}
		this.log = new RefusedIssuerLog(this.keySets.keySet(), builder.clock);
	}

	/**
	 * Start to describe keys.
	 * @param issuers the issuers whose tokens are accepted, at least one
	 * @param webClient makes the client, at the first fetch, that must not follow
	 * redirects
	 * @return a builder
	 */
	public static Builder builder(Collection<CognitoIssuer> issuers, Supplier<WebClient> webClient) {
		return new Builder(issuers, webClient);
	}

	Set<String> issuers() {
		return this.keySets.keySet();
	}

	/** Blocks while keys are fetched. */
	List<? extends java.security.Key> select(JWSHeader header, JWTClaimsSet claims, @Nullable SecurityContext context)
			throws KeySourceException {
		return find(this.selectors, claims.getIssuer()).selectKeys(header, claims, context);
	}

	Flux<JWK> select(SignedJWT token) {
		return Flux.defer(() -> {
			IssuerKeySet keys = find(this.keySets, issuer(token));
			JWKMatcher matcher = JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
					? JWKMatcher.forJWSHeader(token.getHeader()) : null;
			return (matcher != null) ? keys.select(new JWKSelector(matcher)).flatMapIterable((found) -> found)
					: Flux.empty();
		});
	}

	private static @Nullable String issuer(SignedJWT token) {
		try {
			return token.getJWTClaimsSet().getIssuer();
		}
		catch (ParseException ex) {
			throw new BadJwtException("The payload of the token is malformed", ex);
		}
	}

	private <T> T find(Map<String, T> values, @Nullable String issuer) {
		T value = (issuer != null) ? values.get(issuer) : null;
		if (value == null) {
			this.log.refused(issuer);
			throw new BadJwtException("The iss claim is not valid");
		}
		return value;
	}

	/**
	 * Describes keys. Not safe for use by several threads.
	 */
	public static final class Builder {

		private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

		private static final Duration DEFAULT_OUTAGE_TOLERANCE = Duration.ofHours(24);

		private final List<CognitoIssuer> issuers;

		private final Supplier<WebClient> webClient;

		private Duration timeout = DEFAULT_TIMEOUT;

		private Duration outageTolerance = DEFAULT_OUTAGE_TOLERANCE;

		private Clock clock = Clock.systemUTC();

		private Builder(Collection<CognitoIssuer> issuers, Supplier<WebClient> webClient) {
			Assert.notEmpty(issuers, "'issuers' must not be empty");
			Assert.notNull(webClient, "'webClient' must not be null");
			this.issuers = List.copyOf(issuers);
			this.webClient = webClient;
		}

		/**
		 * Set how long one fetch may take from the first byte to the last, 10 seconds by
		 * default.
		 * @param timeout a positive duration
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), "'timeout' must be positive");
			this.timeout = timeout;
			return this;
		}

		/**
		 * Set how long old keys serve on while they cannot be fetched, 24 hours by
		 * default.
		 * @param outageTolerance a duration that is not negative
		 * @return this builder
		 */
		public Builder outageTolerance(Duration outageTolerance) {
			Assert.isTrue(!outageTolerance.isNegative(), "'outageTolerance' must not be negative");
			this.outageTolerance = outageTolerance;
			return this;
		}

		/**
		 * Set the clock, that of the system by default.
		 * @param clock a clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		/**
		 * Build the keys; nothing is fetched yet.
		 * @return the keys
		 */
		public CognitoIssuerKeys build() {
			return new CognitoIssuerKeys(this);
		}

	}

}
