// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.redis;

import io.github.cognitoauth.redis.SessionRedisSerializer;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.config.ReactiveSessionRepositoryCustomizer;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;

/**
 * Auto-configuration that keeps sessions which cannot be read from answering requests
 * with errors, where the application writes sessions with {@link SessionRedisSerializer}.
 * A mapper of the application's own takes precedence.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(RedisSessionRepository.class)
@ConditionalOnBean(SessionRedisSerializer.class)
public final class CognitoRedisSessionAutoConfiguration {

	private final ReadableSessions sessions = new ReadableSessions();

	CognitoRedisSessionAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SessionRepositoryCustomizer<RedisSessionRepository> cognitoRedisSessions() {
		return (repository) -> repository.setRedisSessionMapper(this.sessions);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SessionRepositoryCustomizer<RedisIndexedSessionRepository> cognitoRedisIndexedSessions() {
		return (repository) -> repository.setRedisSessionMapper(this.sessions);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ReactiveSessionRepositoryCustomizer<ReactiveRedisSessionRepository> cognitoReactiveRedisSessions() {
		return (repository) -> repository
			.setRedisSessionMapper((id, entries) -> Mono.fromSupplier(() -> this.sessions.apply(id, entries)));
	}

}
