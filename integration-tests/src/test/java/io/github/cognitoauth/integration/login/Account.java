// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who is signed in. */
@RestController
class Account {

	@GetMapping({ "/me", "/partner/me", "/tenants/{tenant}/me" })
	String me(Authentication authentication) {
		return authentication.getName() + " " + authentication.getAuthorities();
	}

}
