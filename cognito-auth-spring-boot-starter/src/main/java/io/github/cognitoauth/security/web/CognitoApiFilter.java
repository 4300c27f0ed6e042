// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiCall;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiProblemCode;
import io.github.cognitoauth.security.api.ApiResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers whatever comes to the API; nothing below its path goes further. */
final class CognitoApiFilter extends OncePerRequestFilter {

	/** Longer than all that is waited for within, each of which has an end of its own. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private final Api api;

	private final RequestMatcher matcher;

	private final RequestLocales locales;

	private final AuthenticationManager manager;

	private final Function<Mono<String>, Mono<ApiCaller>> bearer;

	private final ApiSession session;

	CognitoApiFilter(Api api, RequestMatcher matcher, RequestLocales locales, AuthenticationManager manager,
			Function<Mono<String>, Mono<ApiCaller>> bearer, ApiSession session) {
		this.api = api;
		this.matcher = matcher;
		this.locales = locales;
		this.manager = manager;
		this.bearer = bearer;
		this.session = session;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.matcher.matches(request);
	}

	/** A request that was parked goes on in another dispatch. */
	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ParkedRequest<ApiResponse> parked = ParkedRequest.of(request);
		if (parked == null && request.isAsyncSupported()
				&& this.api.isDelayed(HttpMethod.valueOf(request.getMethod()), path(request))) {
			parked = park(request, response);
		}
		ApiResponse answer = (parked != null) ? parked.proceed() : wait(request, response);
		if (answer != null) {
			write(answer, response);
		}
	}

	private ApiResponse wait(HttpServletRequest request, HttpServletResponse response) throws IOException {
		RequestThread thread = new RequestThread();
		ApiCall call = call(request, response, thread).body(request.getContentType(), body(request)).build();
		return thread.await(this.api.handle(call), TIMEOUT);
	}

	private ParkedRequest<ApiResponse> park(HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		// as for an answer that is there at once: Spring Security adds none where there
		// is one
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		ParkedRequest<ApiResponse> parked = new ParkedRequest<>(request, response, this.session.contextHolder(),
				TIMEOUT);
		ApiCall call = call(request, response, new RequestThread(parked)).body(request.getContentType(), body(request))
			.build();
		return parked.await(this.api.handle(call));
	}

	/** Answer a request that does not come to the API itself. */
	void refuse(HttpServletRequest request, HttpServletResponse response, ApiProblemCode code) throws IOException {
		write(this.api.refuse(call(request, response, new RequestThread()).build(), code), response);
	}

	private ApiCall.Builder call(HttpServletRequest request, HttpServletResponse response, RequestThread thread) {
		Locale locale = this.locales.apply(request);
		boolean forwarded = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
		return ApiCall
			.builder(HttpMethod.valueOf(request.getMethod()), path(request),
					new ServletApiExchange(request, response, thread, locale, this.manager, this.bearer, this.session))
			.locale(locale)
			.host(request.getServerName())
			.client(request.getRemoteAddr(), forwarded);
	}

	private String path(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith(this.api.basePath()) ? path.substring(this.api.basePath().length()) : "";
	}

	/** One byte more than is allowed is enough to know. */
	private static byte[] body(HttpServletRequest request) throws IOException {
		return (request.getContentLengthLong() > ApiCall.MAX_BODY) ? new byte[ApiCall.MAX_BODY + 1]
				: request.getInputStream().readNBytes(ApiCall.MAX_BODY + 1);
	}

	private static void write(ApiResponse answer, HttpServletResponse response) throws IOException {
		response.setStatus(answer.status().value());
		answer.headers().forEach((name, values) -> {
			if (name.equalsIgnoreCase(HttpHeaders.VARY)) {
				values.forEach((value) -> response.addHeader(name, value));
			}
			else {
				values.forEach((value) -> response.setHeader(name, value));
			}
		});
		byte[] content = answer.content();
		if (content.length > 0) {
			response.setContentLength(content.length);
			response.getOutputStream().write(content);
		}
	}

}
