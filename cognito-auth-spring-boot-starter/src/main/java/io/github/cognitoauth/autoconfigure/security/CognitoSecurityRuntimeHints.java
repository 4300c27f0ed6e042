package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.challenge.CognitoPageResource;
import io.github.cognitoauth.security.flow.OpenChallenge;
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

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		String folder = ClassUtils.classPackageAsResourcePath(CognitoPageResource.class);
		for (CognitoPageResource resource : CognitoPageResource.values()) {
			hints.resources().registerPattern(folder + resource.path());
		}
		hints.reflection()
			// whether the logout of a chain was disabled
			.registerType(TypeReference.of("org.springframework.security.config.web.server.ServerHttpSecurity"),
					(type) -> type.withField("logout"))
			.registerJavaSerialization(CognitoUser.class)
			.registerJavaSerialization(OpenChallenge.class)
			.registerJavaSerialization(PendingSignIn.class)
			.registerJavaSerialization(ClassUtils.resolveClassName(SIGN_IN_FACTORS, classLoader));
	}

}
