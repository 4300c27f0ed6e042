// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.test.context.TestContextAnnotationUtils;

/** The annotations on a test class or one around it. */
final class PoolAnnotations {

	private PoolAnnotations() {
	}

	static List<AutoConfigureCognitoUserPool> of(Class<?> testClass) {
		Map<String, AutoConfigureCognitoUserPool> found = new LinkedHashMap<>();
		TestContextAnnotationUtils.getMergedRepeatableAnnotations(testClass, AutoConfigureCognitoUserPool.class)
			.stream()
			.sorted(Comparator.comparing(AutoConfigureCognitoUserPool::pool))
			.forEach((annotation) -> {
				if (found.put(annotation.pool(), annotation) != null) {
					throw new IllegalStateException("There are two annotations @AutoConfigureCognitoUserPool for the "
							+ "user pool '" + annotation.pool() + "' on " + testClass.getName());
				}
			});
		return List.copyOf(found.values());
	}

}
