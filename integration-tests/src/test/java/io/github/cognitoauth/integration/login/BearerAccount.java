// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whose token it is, and what it grants beside factors. */
@RestController
class BearerAccount {

	@GetMapping("/me")
	String me(Authentication authentication) {
		return authentication.getName() + " "
				+ authentication.getAuthorities()
					.stream()
					.map(GrantedAuthority::getAuthority)
					.filter((name) -> name != null && !name.startsWith("FACTOR_"))
					.collect(Collectors.toCollection(TreeSet::new));
	}

}
