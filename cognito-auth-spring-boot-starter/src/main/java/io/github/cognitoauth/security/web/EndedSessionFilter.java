// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells clients of the API that their session made way for another one. Spring Security's
 * filter for that answers with a sentence and status 200, which no client can tell from
 * success; where the application has it answer otherwise, that stays. Nobody else can see
 * what the filter found, so it is recognized by the request not coming through.
 */
final class EndedSessionFilter extends OncePerRequestFilter {

	private final RequestMatcher api;

	private final Refusal refusal;

	/**
	 * Create the filter, for the place before that of Spring Security.
	 * @param api the requests of the API
	 * @param refusal answers them
	 */
	EndedSessionFilter(RequestMatcher api, Refusal refusal) {
		this.api = api;
		this.refusal = refusal;
	}

	/** Answers a request. */
	interface Refusal {

		void write(HttpServletRequest request, HttpServletResponse response) throws IOException;

	}

	/** Return the filter for the place after that of Spring Security. */
	static Filter passed() {
		return (request, response, chain) -> {
			if (response instanceof Guard guard) {
				guard.passed = true;
				chain.doFilter(request, guard.getResponse());
			}
			else {
				chain.doFilter(request, response);
			}
		};
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.api.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Guard guard = new Guard(response);
		chain.doFilter(request, guard);
		if (guard.isSentence()) {
			this.refusal.write(request, response);
		}
	}

	/** Holds back what is written as if all were well before the request has passed. */
	private static final class Guard extends HttpServletResponseWrapper {

		private boolean passed;

		Guard(HttpServletResponse response) {
			super(response);
		}

		boolean isSentence() {
			return !this.passed && getStatus() == HttpServletResponse.SC_OK && !isCommitted();
		}

		@Override
		public PrintWriter getWriter() throws IOException {
			return isSentence() ? new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
					: super.getWriter();
		}

		@Override
		public void flushBuffer() throws IOException {
			if (!isSentence()) {
				super.flushBuffer();
			}
		}

	}

}
