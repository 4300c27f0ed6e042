// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.page.OtherLogins;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ott.GenerateOneTimeTokenWebFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * Finds out which other logins a chain has. {@code ServerHttpSecurity} does not tell, but
 * the filters that it makes do; they keep their addresses to themselves.
 */
final class ServerOtherLogins {

	private static final String REDIRECT_FILTER = "org.springframework.security.oauth2.client.web.server."
			+ "OAuth2AuthorizationRequestRedirectWebFilter";

	private static final boolean OAUTH2 = ClassUtils.isPresent(REDIRECT_FILTER,
			ServerOtherLogins.class.getClassLoader());

	private final @Nullable ApplicationContext context;

	private final String authorizationUrl;

	private final String oneTimeTokenUrl;

	private volatile @Nullable OtherLogins found;

	/**
	 * Create the finder.
	 * @param context the context of the chains, or {@code null}
	 * @param authorizationUrl where {@code oauth2Login()} begins, without the name of the
	 * registration
	 * @param oneTimeTokenUrl where {@code oneTimeTokenLogin()} is asked for a token
	 */
	ServerOtherLogins(@Nullable ApplicationContext context, String authorizationUrl, String oneTimeTokenUrl) {
		this.context = context;
		this.authorizationUrl = authorizationUrl;
		this.oneTimeTokenUrl = oneTimeTokenUrl;
	}

	/** The chain is complete when the first request comes. */
	Mono<OtherLogins> find(ServerWebExchange exchange) {
		OtherLogins known = this.found;
		ApplicationContext beans = this.context;
		if (known != null) {
			return Mono.just(known);
		}
		if (beans == null) {
			return Mono.just(OtherLogins.none());
		}
		return Flux.fromStream(() -> beans.getBeanProvider(SecurityWebFilterChain.class).orderedStream())
			.filterWhen((chain) -> chain.matches(exchange))
			.next()
			.flatMapMany(SecurityWebFilterChain::getWebFilters)
			.collectList()
			.map((filters) -> logins(beans, filters))
			.doOnNext((logins) -> this.found = logins);
	}

	private OtherLogins logins(ApplicationContext beans, Iterable<WebFilter> filters) {
		Map<String, String> links = new LinkedHashMap<>();
		boolean oneTimeToken = false;
		for (WebFilter filter : filters) {
			if (filter instanceof GenerateOneTimeTokenWebFilter) {
				oneTimeToken = true;
			}
			if (OAUTH2 && filter.getClass().getName().equals(REDIRECT_FILTER)) {
				links.putAll(OAuth2Links.of(beans, this.authorizationUrl));
			}
		}
		return new OtherLogins(links, oneTimeToken ? this.oneTimeTokenUrl : null, false, null);
	}

}
