// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.Locale;

import io.github.cognitoauth.security.page.Page;
import io.github.cognitoauth.security.page.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.csrf.CsrfToken;

/** Gives pages what they need of a request, and writes them. */
final class PageWriter {

	private PageWriter() {
	}

	static PageRequest request(HttpServletRequest request, Locale locale) {
		PageRequest.Csrf csrf = (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)
				? new PageRequest.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken()) : null;
		return new PageRequest(request.getContextPath(), locale, csrf);
	}

	static void write(HttpServletResponse response, Page page) throws IOException {
		page.headers().forEach((name, value) -> {
			// the application can have a policy of its own
			if (!name.equals("Content-Security-Policy") || !response.containsHeader(name)) {
				response.setHeader(name, value);
			}
		});
		response.setContentType(page.contentType());
		response.setContentLength(page.content().length);
		response.getOutputStream().write(page.content());
	}

}
