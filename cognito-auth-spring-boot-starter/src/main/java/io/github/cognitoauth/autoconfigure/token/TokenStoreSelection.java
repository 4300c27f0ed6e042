package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties.StoreType;
import io.github.cognitoauth.token.TokenStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds the store that accounts share with other instances. In memory there is none: the
 * session belongs to the provider.
 */
final class TokenStoreSelection {

	private TokenStoreSelection() {
	}

	static @Nullable TokenStore select(CognitoProperties properties, ObjectProvider<TokenStore> stores) {
		TokenStore store = stores.getIfAvailable();
		if (store == null && properties.getTokenStore().getType() == StoreType.REDIS) {
			throw new CognitoConfigurationException("cognito.token-store.type",
					"is 'redis', but there is no connection",
					"Add 'spring-boot-starter-data-redis' and set 'spring.data.redis.host', "
							+ "or set 'cognito.token-store.type=memory'.");
		}
		return store;
	}

}
