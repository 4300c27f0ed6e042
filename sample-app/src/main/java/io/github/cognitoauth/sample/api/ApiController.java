// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.api;

import java.util.Collection;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers bearers of an access token. Signature, issuer, {@code token_use} and
 * {@code client_id} have been checked when a request gets here.
 */
@RestController
@RequestMapping("/api")
class ApiController {

	@GetMapping("/whoami")
	Caller whoami(JwtAuthenticationToken caller) {
		return Caller.of(caller);
	}

	@GetMapping("/admin")
	Caller admin(JwtAuthenticationToken caller) {
		return Caller.of(caller);
	}

	/**
	 * Who called.
	 *
	 * @param username the user name
	 * @param authorities what the caller may do, sorted
	 */
	record Caller(String username, Collection<String> authorities) {

		static Caller of(JwtAuthenticationToken token) {
			return new Caller(token.getName(),
					token.getAuthorities().stream().map(GrantedAuthority::getAuthority).sorted().toList());
		}

	}

}
