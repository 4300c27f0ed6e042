// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/**
 * Makes the context of {@link WithCognitoUser}.
 */
final class WithCognitoUserSecurityContextFactory implements WithSecurityContextFactory<WithCognitoUser> {

	WithCognitoUserSecurityContextFactory() {
	}

	@Override
	public SecurityContext createSecurityContext(WithCognitoUser annotation) {
		SignedInUser user = new SignedInUser(annotation.value());
		user.groups(annotation.groups());
		user.factors(annotation.factors());
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(user.authentication(user.tokens()));
		return context;
	}

}
