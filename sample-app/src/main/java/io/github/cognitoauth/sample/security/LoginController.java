// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.security;

import java.util.List;
import java.util.Locale;

import io.github.cognitoauth.sample.pool.DemoUser;
import io.github.cognitoauth.sample.pool.DemoUsers;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * The login page. What is posted to it is Spring Security's business.
 */
@Controller
class LoginController {

	private final CognitoTexts texts;

	LoginController(CognitoTexts texts) {
		this.texts = texts;
	}

	@ModelAttribute("users")
	List<DemoUser> users() {
		return DemoUsers.all();
	}

	@GetMapping("/login")
	String login(@RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String expired,
			@RequestParam(required = false) @Nullable String logout,
			@SessionAttribute(name = SignInProblem.ATTRIBUTE, required = false) @Nullable SignInProblem last,
			@SessionAttribute(name = ServiceFailures.ADVICE, required = false) @Nullable String advice, Model model) {
		// the demo speaks English, whatever the browser prefers
		Locale locale = Locale.ENGLISH;
		if (error != null || expired != null) {
			Text text = (last != null) ? last.text() : Text.of("cognito.problem.sign-in-failed");
			model.addAttribute("problem", this.texts.text(text, locale));
			model.addAttribute("username", (last != null) ? last.username() : null);
			if (last != null && last.text().code().equals("cognito.problem.unavailable")) {
				model.addAttribute("advice", advice);
			}
		}
		else if (logout != null) {
			model.addAttribute("notice", this.texts.text(Text.of("cognito.notice.signed-out"), locale));
		}
		return "login";
	}

	/** A script of this page signs in through the API. */
	@GetMapping("/sign-in")
	String signIn() {
		return "sign-in";
	}

	@GetMapping("/login/challenge")
	String challenge(@RequestAttribute(StepForm.ATTRIBUTE) StepForm form, Model model) {
		model.addAttribute("challenge", form.in(this.texts, Locale.ENGLISH));
		return "challenge";
	}

}
