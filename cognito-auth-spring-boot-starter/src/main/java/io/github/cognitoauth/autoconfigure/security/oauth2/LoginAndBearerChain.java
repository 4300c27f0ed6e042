// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.security.HealthEndpointAccess;
import io.github.cognitoauth.security.web.CognitoAccountConfigurer;
import io.github.cognitoauth.security.web.CognitoLoginConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * The default chain of a servlet application that has the login page and accepts bearer
 * tokens: the page is for browsers, and whoever else comes without a token gets 401.
 */
final class LoginAndBearerChain {

	private final AuthenticationEntryPoint unauthorized = new BearerTokenAuthenticationEntryPoint();

	private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

	SecurityFilterChain build(HttpSecurity http, boolean login, boolean account) {
		RequestMatcher browsers = browsers();
		RequestMatcher programs = new NegatedRequestMatcher(browsers);
		http.authorizeHttpRequests((requests) -> {
			HealthEndpointAccess.permit(requests);
			// the answer to a request that was refused is not a request of its own
			requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			requests.anyRequest().authenticated();
		});
		http.exceptionHandling(
				(exceptions) -> exceptions.defaultAuthenticationEntryPointFor(this.unauthorized, programs)
					.defaultAccessDeniedHandlerFor(this::refuse, programs));
		http.requestCache((cache) -> cache.requestCache(pagesOnly(browsers)));
		http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
		if (login) {
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			if (account) {
				http.with(CognitoAccountConfigurer.cognitoAccount(), withDefaults());
			}
		}
		return http.build();
	}

	private static RequestMatcher browsers() {
		MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
		html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
		return new AndRequestMatcher(html,
				new NegatedRequestMatcher(new RequestHeaderRequestMatcher("X-Requested-With", "XMLHttpRequest")));
	}

	/**
	 * Nobody comes back to what a program asked for, and it would get a session each
	 * time.
	 */
	private static RequestCache pagesOnly(RequestMatcher browsers) {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setRequestMatcher((request) -> HttpMethod.GET.matches(request.getMethod()) && browsers.matches(request));
		return cache;
	}

	/** A program without a token has no CSRF token either, and lacks the former. */
	private void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		if (denied instanceof CsrfException && SecurityContextHolder.getContext().getAuthentication() == null) {
			this.unauthorized.commence(request, response,
					new InsufficientAuthenticationException("A bearer token is needed", denied));
		}
		else {
			this.forbidden.handle(request, response, denied);
		}
	}

}
