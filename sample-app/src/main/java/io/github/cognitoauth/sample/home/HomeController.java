// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.home;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.web.CognitoSessionTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Tells the signed-in user who that is. The tokens of the session are refreshed when they
 * are nearly used up.
 */
@Controller
class HomeController {

	private final CognitoSessionTokens sessionTokens;

	HomeController(CognitoSessionTokens sessionTokens) {
		this.sessionTokens = sessionTokens;
	}

	@GetMapping("/")
	String home(Authentication authentication, HttpServletRequest request, HttpServletResponse response, Model model) {
		model.addAttribute("me", Me.of(authentication, tokens(request, response)));
		return "home";
	}

	/** Needs a password and a code of an authenticator app, both of the last minutes. */
	@GetMapping("/safe")
	String safe() {
		return "safe";
	}

	@GetMapping("/me")
	@ResponseBody
	Me me(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		return Me.of(authentication, tokens(request, response));
	}

	/** The page can be shown without tokens; they are dead while the pool is away. */
	private @Nullable CognitoTokens tokens(HttpServletRequest request, HttpServletResponse response) {
		try {
			return this.sessionTokens.currentTokens(request, response);
		}
		catch (CognitoException ex) {
			return null;
		}
	}

}
