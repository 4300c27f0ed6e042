// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Tells whether the application verifies bearer tokens, on either stack. */
final class BearerDecoders {

	private static final String PACKAGE = "org.springframework.security.oauth2.jwt.";

	private BearerDecoders() {
	}

	static boolean isOneIn(ListableBeanFactory beans) {
		ClassLoader classLoader = BearerDecoders.class.getClassLoader();
		return Stream.of(PACKAGE + "JwtDecoder", PACKAGE + "ReactiveJwtDecoder")
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.anyMatch((name) -> beans.getBeanNamesForType(ClassUtils.resolveClassName(name, classLoader), true,
					false).length > 0);
	}

}
