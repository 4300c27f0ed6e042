// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;

/** Lets some users of one application meet the challenges of other flows. */
public final class FlowsByUser {

	private FlowsByUser() {
	}

	public static CognitoPasswordAuthenticator around(CognitoPasswordAuthenticator delegate) {
		return (CognitoPasswordAuthenticator) Proxy.newProxyInstance(FlowsByUser.class.getClassLoader(),
				new Class<?>[] { CognitoPasswordAuthenticator.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("authenticate")) {
						return delegate.authenticate(request((AuthenticationRequest) arguments[0]));
					}
					try {
						return method.invoke(delegate, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static AuthenticationRequest request(AuthenticationRequest request) {
		if (request.flow() != null) {
			return request;
		}
		return switch (request.username()) {
			// without a password the pool lets people choose
			case "ways" -> request.mutate().password(null).flow(AuthFlow.USER_AUTH).build();
			case "custom" -> request.mutate().flow(AuthFlow.CUSTOM_AUTH).build();
			default -> request;
		};
	}

}
