// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.security;

import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoException;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Tells failures of the service apart: who tries the demo is also who can mend its
 * set-up. An application keeps such advice for its log.
 */
@Component
class ServiceFailures {

	static final String ADVICE = "demo.advice";

	@EventListener
	void failed(AuthenticationFailureServiceExceptionEvent event) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null && event.getException().getCause() instanceof CognitoException failure) {
			request.setAttribute(ADVICE, failure.reason() + ": " + CognitoErrorAdvice.of(failure),
					RequestAttributes.SCOPE_SESSION);
		}
	}

}
