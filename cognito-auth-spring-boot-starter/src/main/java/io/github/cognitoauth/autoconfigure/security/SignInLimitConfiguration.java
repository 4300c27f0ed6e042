// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.cognitoauth.security.limit.CognitoRateLimiter;
import io.github.cognitoauth.security.limit.InMemoryCognitoRateLimiter;
import io.github.cognitoauth.security.limit.RateLimit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limiter that needs libraries which the application brings. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ Bucket.class, Caffeine.class })
@ConditionalOnBooleanProperty(name = "cognito.security.limits.enabled", matchIfMissing = true)
class SignInLimitConfiguration {

	private static final Duration FLOW = Duration.ofMinutes(15);

	@Bean
	@ConditionalOnMissingBean(CognitoRateLimiter.class)
	InMemoryCognitoRateLimiter cognitoRateLimiter(CognitoLimitsProperties properties) {
		return InMemoryCognitoRateLimiter.builder()
			.perAddress(RateLimit.of(properties.getPerAddress()))
			.perNameAndAddress(RateLimit.of(properties.getPerNameAndAddress()))
			.perFlow(new RateLimit(properties.getPerFlow(), FLOW))
			.build();
	}

}
