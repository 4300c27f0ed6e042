// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.autoconfigure.CognitoHttpProperties;
import io.github.cognitoauth.autoconfigure.TokenUse;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.PoolResourceServerProperties;
import io.github.cognitoauth.autoconfigure.pool.PrincipalName;
import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityProperties;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.oauth2.CognitoIssuer;
import io.github.cognitoauth.security.oauth2.CognitoIssuerKeys;
import io.github.cognitoauth.security.oauth2.CognitoJwtGrantedAuthoritiesConverter;
import io.github.cognitoauth.security.oauth2.CognitoJwtPrincipal;
import io.github.cognitoauth.security.oauth2.CognitoTokenPool;
import io.github.cognitoauth.security.oauth2.CognitoTokenPools;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Whose tokens are accepted. What is not about servlets or WebFlux is decided here for
 * both.
 */
final class TrustedPools {

	private final CognitoUserPools pools;

	private final ConfiguredUserPools configured;

	private final CognitoResourceServerProperties properties;

	private final CognitoSecurityProperties security;

	private final CognitoLevelNames levelNames;

	TrustedPools(CognitoUserPools pools, ConfiguredUserPools configured, CognitoResourceServerProperties properties,
			CognitoSecurityProperties security, CognitoLevelNames levelNames) {
		this.pools = pools;
		this.configured = configured;
		this.properties = properties;
		this.security = security;
		this.levelNames = levelNames;
	}

	CognitoTokenPools tokenPools() {
		List<CognitoTokenPool> trusted = new ArrayList<>();
		for (CognitoUserPool pool : this.pools) {
			UserPoolProperties own = this.configured.named(pool.name());
			if (own == null) {
				trusted.add(new CognitoTokenPool(pool.name(), pool.issuers(),
						clientIds(this.properties.getClientIds(), pool), this.properties.getTokenUse() == TokenUse.ID,
						new CognitoJwtGrantedAuthoritiesConverter(this.security.getAuthorityPrefix(), this.levelNames),
						this.levelNames, CognitoJwtPrincipal::getName));
			}
			else if (own.getResourceServer().isEnabled()) {
				trusted.add(named(pool, own));
			}
		}
		return new CognitoTokenPools(trusted);
	}

	private CognitoTokenPool named(CognitoUserPool pool, UserPoolProperties own) {
		String name = pool.name();
		PoolResourceServerProperties server = own.getResourceServer();
		CognitoLevelNames names = CognitoLevelNames.of(own.getSignIn().getLevels().getNames());
		TokenUse use = ConfiguredUserPools.orElse(server.getTokenUse(), this.properties.getTokenUse());
		return new CognitoTokenPool(name, pool.issuers(), clientIds(server.getClientIds(), pool), use == TokenUse.ID,
				new CognitoJwtGrantedAuthoritiesConverter(ConfiguredUserPools.authorityPrefix(name, own),
						ConfiguredUserPools.orElse(server.getScopePrefix(), "SCOPE_" + name + "_"), names),
				names, principalName(own.getSecurity().getPrincipalName(), name));
	}

	private static Set<String> clientIds(List<String> configured, CognitoUserPool pool) {
		return configured.isEmpty() ? Set.of(pool.client().clientId()) : Set.copyOf(configured);
	}

	private static Function<CognitoJwtPrincipal, String> principalName(PrincipalName strategy, String pool) {
		return switch (strategy) {
			case USERNAME_AND_POOL -> (principal) -> principal.getName() + " (" + pool + ")";
			case USERNAME -> CognitoJwtPrincipal::getName;
			case SUB -> (principal) -> StringUtils.hasText(principal.getSubject()) ? principal.getSubject()
					: principal.getName();
		};
	}

	/** One set of keys for each issuer, which two names of one pool share. */
	CognitoIssuerKeys keys(CognitoHttpProperties http, Supplier<WebClient> webClient) {
		Map<String, CognitoIssuer> issuers = new LinkedHashMap<>();
		for (CognitoTokenPool pool : tokenPools().pools()) {
			URI jwkSetUri = jwkSetUri(pool.name());
			pool.issuers()
				.forEach((issuer) -> issuers.putIfAbsent(issuer,
						(jwkSetUri != null) ? new CognitoIssuer(issuer, jwkSetUri) : CognitoIssuer.of(issuer)));
		}
		return CognitoIssuerKeys.builder(issuers.values(), webClient)
			.timeout(http.getRequestTimeout())
			.outageTolerance(this.properties.getKeyOutageTolerance())
			.build();
	}

	private @Nullable URI jwkSetUri(String pool) {
		UserPoolProperties own = this.configured.named(pool);
		return (own != null) ? own.getResourceServer().getJwkSetUri() : this.properties.getJwkSetUri();
	}

}
