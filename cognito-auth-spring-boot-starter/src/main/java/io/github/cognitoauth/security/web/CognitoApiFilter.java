// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiCall;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiProblemCode;
import io.github.cognitoauth.security.api.ApiResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
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

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.isAsyncSupported() && this.api.isDelayed(HttpMethod.valueOf(request.getMethod()), path(request))) {
			answerLater(request, response);
			return;
		}
		RequestThread thread = new RequestThread();
		ApiCall call = call(request, response, thread).body(request.getContentType(), body(request)).build();
		write(thread.await(this.api.handle(call), TIMEOUT), response);
	}

	/** No thread waits meanwhile. */
	private void answerLater(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = body(request);
		AsyncContext async = request.startAsync(request, response);
		// this ends by itself
		async.setTimeout(2 * TIMEOUT.toMillis());
		Executor executor = inContext(async);
		ApiCall call = call(request, response, new RequestThread(executor)).body(request.getContentType(), body)
			.build();
		this.api.handle(call).timeout(TIMEOUT).publishOn(Schedulers.fromExecutor(executor)).subscribe((answer) -> {
			try {
				write(answer, response);
			}
			catch (IOException ex) {
				logger.debug("The answer could not be sent", ex);
			}
			async.complete();
		}, (failure) -> {
			logger.error("A request to the sign-in API failed", failure);
			response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
			async.complete();
		});
	}

	/** Threads of the container, which know who is signed in. */
	private Executor inContext(AsyncContext async) {
		SecurityContextHolderStrategy holder = this.session.contextHolder();
		SecurityContext context = holder.getContext();
		return (task) -> async.start(() -> {
			holder.setContext(context);
			try {
				task.run();
			}
			finally {
				holder.clearContext();
			}
		});
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
