// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Greets whoever is signed in. */
@RestController
class Greeting {

	@GetMapping("/hello")
	String hello(Authentication user) {
		return user.getName();
	}

}
