// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Remembers what a person asked for, and not what browsers ask for by themselves or for a
 * page: a login must lead to no icon.
 */
final class NavigationRequestCache implements RequestCache {

	private static final Pattern PROBES = Pattern
		.compile("/(\\.well-known/.*|robots\\.txt|favicon\\.[a-z]+|apple-touch-icon[^/]*|browserconfig\\.xml"
				+ "|(site\\.web)?manifest(\\.json|\\.webmanifest)?)");

	private static final Pattern PARTS_OF_PAGES = Pattern
		.compile(".*\\.(css|m?js|map|ico|png|jpe?g|gif|svg|webp|avif|woff2?|ttf|otf)");

	private static final Set<String> NAVIGATION = Set.of("navigate", "nested-navigate");

	private final RequestCache delegate;

	NavigationRequestCache(RequestCache delegate) {
		this.delegate = delegate;
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		if (isAskedFor(request)) {
			this.delegate.saveRequest(request, response);
		}
	}

	private static boolean isAskedFor(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length()).toLowerCase(Locale.ROOT);
		String mode = request.getHeader("Sec-Fetch-Mode");
		if (PROBES.matcher(path).matches() || (mode != null && !NAVIGATION.contains(mode))) {
			return false;
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return (accept != null && accept.contains("text/html")) || !PARTS_OF_PAGES.matcher(path).matches();
	}

	@Override
	public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		return this.delegate.getRequest(request, response);
	}

	@Override
	public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		return this.delegate.getMatchingRequest(request, response);
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		this.delegate.removeRequest(request, response);
	}

}
