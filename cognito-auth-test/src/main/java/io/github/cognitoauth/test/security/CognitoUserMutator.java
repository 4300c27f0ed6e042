// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.web.server.ServerCognitoTokensRepository;
import io.github.cognitoauth.security.web.server.WebSessionServerCognitoTokensRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.test.web.reactive.server.MockServerConfigurer;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClientConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Signs a user in for requests of {@code WebTestClient}: the principal is a
 * {@link io.github.cognitoauth.security.CognitoUser} and the tokens repository holds its
 * tokens. No pool is asked. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class CognitoUserMutator implements WebTestClientConfigurer, MockServerConfigurer {

	private final SignedInUser user;

	CognitoUserMutator(SignedInUser user) {
		this.user = user;
	}

	/**
	 * Adds groups, each of which grants {@code ROLE_} and its name.
	 * @param names names of groups
	 * @return this
	 */
	public CognitoUserMutator groups(String... names) {
		this.user.groups(names);
		return this;
	}

	/**
	 * Adds a claim of the ID token, such as {@code email}.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public CognitoUserMutator claim(String name, Object value) {
		this.user.claim(name, value);
		return this;
	}

	/**
	 * Sets what the user has proved.
	 * @param authorities factor authorities, {@code FACTOR_PASSWORD} by default
	 * @return this
	 */
	public CognitoUserMutator factors(String... authorities) {
		this.user.factors(authorities);
		return this;
	}

	/**
	 * Sets all authorities, in place of those of groups and factors.
	 * @param authorities the authorities
	 * @return this
	 */
	public CognitoUserMutator authorities(GrantedAuthority... authorities) {
		this.user.authorities(List.of(authorities));
		return this;
	}

	/**
	 * Sets the tokens, and with them user name, groups and claims; such as real ones of
	 * the test pool.
	 * @param tokens the tokens
	 * @return this
	 */
	public CognitoUserMutator tokens(CognitoTokens tokens) {
		this.user.tokens(tokens);
		return this;
	}

	@Override
	public void afterConfigurerAdded(WebTestClient.Builder builder, @Nullable WebHttpHandlerBuilder handler,
			@Nullable ClientHttpConnector connector) {
		if (handler == null) {
			throw new IllegalStateException(
					"Only a client that is bound to an application context can be given a user; "
							+ "one of a real server has to sign in");
		}
		beforeServerCreated(handler);
	}

	@Override
	public void beforeServerCreated(WebHttpHandlerBuilder builder) {
		CognitoTokens tokens = this.user.tokens();
		builder.filters((filters) -> filters.add(0, signedIn(tokens, this.user.authentication(tokens))));
	}

	// Spring Security keeps a context that is there already.
	private static WebFilter signedIn(CognitoTokens tokens, Authentication authentication) {
		return (exchange, chain) -> repository(exchange).saveTokens(tokens, exchange)
			.then(chain.filter(exchange))
			.contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication));
	}

	private static ServerCognitoTokensRepository repository(ServerWebExchange exchange) {
		ApplicationContext context = exchange.getApplicationContext();
		ServerCognitoTokensRepository bean = (context != null)
				? context.getBeanProvider(ServerCognitoTokensRepository.class).getIfUnique() : null;
		return (bean != null) ? bean : new WebSessionServerCognitoTokensRepository();
	}

}
