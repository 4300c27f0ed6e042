package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.security.challenge.CognitoPageResource;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Keeps the files of the default pages in a native image.
 *
 * @since 0.1.0
 */
public final class CognitoSecurityRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		String folder = ClassUtils.classPackageAsResourcePath(CognitoPageResource.class);
		for (CognitoPageResource resource : CognitoPageResource.values()) {
			hints.resources().registerPattern(folder + resource.path());
		}
	}

}
