// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.slice;

import java.security.Principal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says who is signed in.
 */
@RestController
class NameController {

	@GetMapping("/name")
	String name(Principal principal) {
		return principal.getName();
	}

}
