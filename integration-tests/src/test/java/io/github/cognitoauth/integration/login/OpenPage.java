// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page for everybody, which greets who is signed in. */
@RestController
class OpenPage {

	@GetMapping("/open")
	String open(@Nullable Principal principal) {
		return (principal != null) ? "Hello, " + principal.getName() : "Hello, stranger";
	}

}
