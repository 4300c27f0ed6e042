// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.security.CognitoClientDetails;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The details of a step, which are Spring Security's own when they are kept. */
final class LoginDetails extends WebAuthenticationDetails implements CognitoClientDetails {

	private static final long serialVersionUID = 1L;

	/** The field of a form. */
	static final String DEVICE_DATA = "deviceData";

	private final transient @Nullable String deviceData;

	LoginDetails(HttpServletRequest request) {
		super(request);
		this.deviceData = request.getParameter(DEVICE_DATA);
	}

	@Override
	public @Nullable String getDeviceData() {
		return this.deviceData;
	}

	@Override
	public Object toStoredDetails() {
		return new WebAuthenticationDetails(getRemoteAddress(), getSessionId());
	}

}
