// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;

/** The last step of a sign-in whose first step asked to be remembered. */
final class RememberMeRequest extends HttpServletRequestWrapper {

	private final String parameter;

	private final String value;

	private RememberMeRequest(HttpServletRequest request, String parameter, String value) {
		super(request);
		this.parameter = parameter;
		this.value = value;
	}

	/** The value that a request has for the services, or {@code null}. */
	static @Nullable String valueOf(HttpServletRequest request, RememberMeServices services) {
		return (RememberMeByName.unwrap(services) instanceof AbstractRememberMeServices known)
				? request.getParameter(known.getParameter()) : null;
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
