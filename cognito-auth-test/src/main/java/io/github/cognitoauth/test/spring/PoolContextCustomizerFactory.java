// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Finds {@link AutoConfigureCognitoUserPool} on a test class or one around it.
 */
final class PoolContextCustomizerFactory implements ContextCustomizerFactory {

	PoolContextCustomizerFactory() {
	}

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		List<TestPool> pools = PoolAnnotations.of(testClass).stream().map(TestPool::of).toList();
		return pools.isEmpty() ? null : new PoolContextCustomizer(pools);
	}

}
