// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.util.HashMap;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * Keeps the files of the default pages in a native image, and what the login keeps in a
 * session serializable.
 */
final class CognitoSecurityRuntimeHints implements RuntimeHintsRegistrar {

	private static final String SIGN_IN_FACTORS = ClassUtils.getPackageName(CognitoUser.class) + ".SignInFactors";

	private static final String CARRIED_FACTORS = ClassUtils.getPackageName(CognitoUser.class) + ".CarriedFactors";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		String pages = ClassUtils.classPackageAsResourcePath(DefaultPages.class);
		hints.resources().registerPattern(pages + "/*.css").registerPattern(pages + "/*.js");
		hints.resources()
			.registerPattern(ClassUtils.classPackageAsResourcePath(CognitoTexts.class) + "/messages*.properties");
		hints.resources().registerPattern(ClassUtils.classPackageAsResourcePath(Api.class) + "/openapi.json");
		hints.reflection()
			// what a chain has so far
			.registerType(TypeReference.of("org.springframework.security.config.web.server.ServerHttpSecurity"),
					(type) -> type.withField("logout").withField("formLogin"))
			// whether the application has named the cookie of a user pool's chain
			.registerType(TypeReference
				.of("org.springframework.security.web.authentication.rememberme." + "AbstractRememberMeServices"),
					(type) -> type.withField("cookieName"))
			.registerJavaSerialization(CognitoUser.class)
			.registerJavaSerialization(OpenChallenge.class)
			.registerJavaSerialization(PendingSignIn.class)
			.registerJavaSerialization(SignInProblem.class)
			.registerJavaSerialization(FormProblem.class)
			.registerJavaSerialization(Text.class)
			.registerJavaSerialization(ClassUtils.resolveClassName(SIGN_IN_FACTORS, classLoader))
			.registerJavaSerialization(ClassUtils.resolveClassName(CARRIED_FACTORS, classLoader))
			.registerJavaSerialization(HashMap.class);
	}

}
