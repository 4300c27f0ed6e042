// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;

/** The last step of a sign-in whose first step asked to be remembered. */
final class RememberMeRequest extends HttpServletRequestWrapper {

	/** As {@code AbstractRememberMeServices} has it, in any case. */
	private static final Set<String> UNDERSTOOD = Set.of("true", "on", "yes", "1");

	private final String parameter;

	private final String value;

	private RememberMeRequest(HttpServletRequest request, String parameter, String value) {
		super(request);
		this.parameter = parameter;
		this.value = value;
	}

	/**
	 * The value that a request has for the services, or {@code null}. It waits in the
	 * session, so that others than the services understand are not kept.
	 */
	static @Nullable String valueOf(HttpServletRequest request, RememberMeServices services) {
		String value = (RememberMeByName.unwrap(services) instanceof AbstractRememberMeServices known)
				? request.getParameter(known.getParameter()) : null;
		return (value != null && UNDERSTOOD.contains(value.toLowerCase(Locale.ROOT))) ? value : null;
	}

	static HttpServletRequest of(HttpServletRequest request, RememberMeServices services, @Nullable String value) {
		return (value != null && RememberMeByName.unwrap(services) instanceof AbstractRememberMeServices known)
				? new RememberMeRequest(request, known.getParameter(), value) : request;
	}

	@Override
	public @Nullable String getParameter(String name) {
		String own = super.getParameter(name);
		return (own == null && name.equals(this.parameter)) ? this.value : own;
	}

}
