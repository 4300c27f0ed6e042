// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * What a native image must know: tokens and challenges are serialized where they are kept
 * in an HTTP session. Nothing else is found by reflection; the wire format is written and
 * read as a tree.
 */
final class CognitoRuntimeHints implements RuntimeHintsRegistrar {

	private static final String OWN = "io.github.cognitoauth.";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Set<Class<?>> types = new LinkedHashSet<>();
		collect(CognitoTokens.class, types);
		collect(CognitoChallenge.class, types);
		collect(SoftwareTokenSetup.class, types);
		types.forEach((type) -> hints.reflection().registerJavaSerialization(type));
		for (Class<?> type : List.of(Instant.class, Duration.class, ArrayList.class, HashMap.class, LinkedHashMap.class,
				Number.class, Integer.class, Long.class, Boolean.class)) {
			hints.reflection().registerJavaSerialization(type);
		}
		for (String hidden : List.of("java.util.CollSer", "java.time.Ser", "java.util.Collections$UnmodifiableMap",
				"java.util.Collections$UnmodifiableCollection", "java.util.Collections$UnmodifiableList",
				"java.util.Collections$UnmodifiableRandomAccessList")) {
			hints.reflection().registerJavaSerialization(ClassUtils.resolveClassName(hidden, classLoader));
		}
	}

	/** A type, what may stand in its place, and what its fields hold. */
	private static void collect(Class<?> type, Set<Class<?>> types) {
		if (!type.getName().startsWith(OWN) || !Serializable.class.isAssignableFrom(type) || !types.add(type)) {
			return;
		}
		Class<?>[] permitted = type.getPermittedSubclasses();
		if (permitted != null) {
			for (Class<?> subtype : permitted) {
				collect(subtype, types);
			}
		}
		for (Field field : type.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
				collect(field.getType(), types);
			}
		}
	}

}
