// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.redis;

import java.time.Clock;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenStoreProperties;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.redis.RedisDeviceStore;
import io.github.cognitoauth.redis.RedisTokenStore;
import io.github.cognitoauth.token.store.TokenStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of the tokens and devices of service accounts that instances share
 * through Redis ({@code cognito.token-store.type=redis}).
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass(ReactiveRedisConnectionFactory.class)
@ConditionalOnProperty(name = "cognito.token-store.type", havingValue = "redis")
@EnableConfigurationProperties(CognitoTokenStoreProperties.class)
@ConditionalOnBean({ CognitoProperties.class, ReactiveRedisConnectionFactory.class })
public final class CognitoRedisAutoConfiguration {

	private static final String CHECK = "cognitoConfigurationCheck";

	private static final String KEY_PROPERTY = "cognito.token-store.encryption-key";

	private static final String KEY_ACTION = "Make a key with 'openssl rand -base64 32', keep it in a secret, "
			+ "and give all instances the same.";

	CognitoRedisAutoConfiguration() {
	}

	@Bean
	@DependsOn(CHECK)
	@ConditionalOnMissingBean(TokenStore.class)
	RedisTokenStore cognitoTokenStore(CognitoTokenStoreProperties store,
			ObjectProvider<CognitoConnectionDetails> connectionDetails,
			ReactiveRedisConnectionFactory connectionFactory) {
		return new RedisTokenStore(connectionFactory, cipher(store), keyPrefix(store, connectionDetails),
				Clock.systemUTC());
	}

	/** By name only: nobody who wants a store for people may get this one. */
	@Bean(defaultCandidate = false)
	@DependsOn(CHECK)
	@ConditionalOnMissingBean(name = "cognitoServiceAccountDeviceStore")
	RedisDeviceStore cognitoServiceAccountDeviceStore(CognitoTokenStoreProperties store,
			ObjectProvider<CognitoConnectionDetails> connectionDetails,
			ReactiveRedisConnectionFactory connectionFactory) {
		return new RedisDeviceStore(connectionFactory, cipher(store), keyPrefix(store, connectionDetails),
				store.getTimeout());
	}

	/**
	 * Applications on one Redis are apart; accounts are, too, since their keys have the
	 * app client.
	 */
	private static String keyPrefix(CognitoTokenStoreProperties store,
			ObjectProvider<CognitoConnectionDetails> connectionDetails) {
		CognitoConnectionDetails main = connectionDetails.getIfAvailable();
		return store.getKeyPrefix() + ((main != null) ? main.getClientId() : "named") + ':';
	}

	private static TokenCipher cipher(CognitoTokenStoreProperties store) {
		String key = store.getEncryptionKey();
		if (key == null || !StringUtils.hasText(key)) {
			throw new CognitoConfigurationException(KEY_PROPERTY,
					"is not set, and tokens are not stored without encryption", KEY_ACTION);
		}
		try {
			return TokenCipher.of(key, store.getPreviousEncryptionKeys());
		}
		catch (IllegalArgumentException ex) {
			throw new CognitoConfigurationException(KEY_PROPERTY + "' or 'cognito.token-store.previous-encryption-keys",
					"is not accepted: " + ex.getMessage(), KEY_ACTION);
		}
	}

}
