package io.github.cognitoauth.sample.page;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page what its frame shows: who is signed in, and whether the pool is the
 * embedded one.
 */
@ControllerAdvice
class PageModel {

	private final boolean embedded;

	PageModel(Environment environment) {
		this.embedded = environment.acceptsProfiles(Profiles.of("embedded"));
	}

	@ModelAttribute("signedInAs")
	@Nullable String signedInAs(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : null;
	}

	@ModelAttribute("embedded")
	boolean embedded() {
		return this.embedded;
	}

}
