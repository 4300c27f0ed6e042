// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.page;

import java.security.Principal;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoUser;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page what its frame shows: who is signed in, where that ends, whether the
 * pool is the embedded one, and what it can do at the moment.
 */
@ControllerAdvice
class PageModel {

	private final boolean embedded;

	private final boolean tenants;

	private final CognitoUserPools pools;

	PageModel(Environment environment, CognitoUserPools pools) {
		this.pools = pools;
		this.embedded = environment.acceptsProfiles(Profiles.of("embedded"));
		this.tenants = environment.acceptsProfiles(Profiles.of("tenants"));
	}

	@ModelAttribute("signedInAs")
	@Nullable String signedInAs(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : null;
	}

	/** Each pool has a login, and so a logout, of its own. */
	@ModelAttribute("logout")
	String logout(@Nullable Authentication authentication) {
		boolean named = authentication != null && authentication.getPrincipal() instanceof CognitoUser user
				&& !user.getPool().equals(CognitoUserPools.MAIN);
		return named ? "/partner/logout" : "/logout";
	}

	@ModelAttribute("tenants")
	boolean tenants() {
		return this.tenants;
	}

	/** A replica does nothing that writes. */
	@ModelAttribute("readOnly")
	boolean readOnly() {
		return this.pools.main().isReadOnly();
	}

	@ModelAttribute("embedded")
	boolean embedded() {
		return this.embedded;
	}

}
