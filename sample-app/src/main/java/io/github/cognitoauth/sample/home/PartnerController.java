// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.home;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells a user of the partner who that is, and who of the main pool is signed in beside:
 * one session keeps the two apart.
 */
@Controller
@Profile("tenants")
class PartnerController {

	/**
	 * Where a chain of the main pool keeps who is signed in; this one has another place.
	 */
	private final SecurityContextRepository main = new HttpSessionSecurityContextRepository();

	@GetMapping("/partner")
	String partner(Authentication authentication, HttpServletRequest request, Model model) {
		model.addAttribute("me", Me.of(authentication, null));
		Authentication beside = beside(request);
		model.addAttribute("beside", (beside != null) ? Me.of(beside, null) : null);
		return "partner";
	}

	private @Nullable Authentication beside(HttpServletRequest request) {
		return this.main.loadDeferredContext(request).get().getAuthentication();
	}

}
