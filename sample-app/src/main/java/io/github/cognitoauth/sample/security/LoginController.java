package io.github.cognitoauth.sample.security;

import java.util.List;

import io.github.cognitoauth.sample.pool.DemoUser;
import io.github.cognitoauth.sample.pool.DemoUsers;
import io.github.cognitoauth.security.challenge.CognitoChallengeView;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.WebAttributes;
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

	private static final String TOO_LATE = "Signing in took too long. Start again.";

	@ModelAttribute("users")
	List<DemoUser> users() {
		return DemoUsers.all();
	}

	@GetMapping("/login")
	String login(@RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String expired,
			@RequestParam(required = false) @Nullable String logout,
			@SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION,
					required = false) @Nullable Exception cause,
			Model model) {
		if (error != null) {
			model.addAttribute("problem", problem(cause));
		}
		else if (expired != null) {
			model.addAttribute("problem", TOO_LATE);
		}
		else if (logout != null) {
			model.addAttribute("notice", "You are signed out.");
		}
		return "login";
	}

	@GetMapping("/login/challenge")
	String challenge(@RequestAttribute(CognitoChallengeView.ATTRIBUTE) CognitoChallengeView challenge, Model model) {
		model.addAttribute("challenge", challenge);
		return "challenge";
	}

	private static String problem(@Nullable Exception cause) {
		if (cause instanceof AuthenticationServiceException) {
			return "The user pool does not answer at the moment. Try again soon.";
		}
		String message = (cause != null && isForPeople(cause)) ? cause.getMessage() : null;
		return (message != null) ? message : "Wrong user name or password.";
	}

	/**
	 * States of an account come here only if
	 * {@code cognito.security.reveal-account-state} is set. Who is told to start again
	 * had got further than the password.
	 */
	private static boolean isForPeople(Exception cause) {
		return cause instanceof AccountStatusException || (cause instanceof BadCredentialsException
				&& String.valueOf(cause.getMessage()).endsWith("Start again."));
	}

}
