// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Keeps tests apart that share a pool, since tests with the same settings share an
 * application context and with it the pool. Tests that do not reset it only read.
 */
final class PoolLocks implements ResourceLocksProvider {

	PoolLocks() {
	}

	@Override
	public Set<Lock> provideForMethod(List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
		List<AutoConfigureCognitoUserPool> annotations = PoolAnnotations.of(testClass);
		if (annotations.isEmpty()) {
			return Set.of();
		}
		// tests share pools if all settings are equal
		String pools = AutoConfigureCognitoUserPool.class.getName() + annotations.stream().map(TestPool::of).toList();
		return Set.of(new Lock(pools, annotations.stream().anyMatch(AutoConfigureCognitoUserPool::resetAfterEachTest)
				? ResourceAccessMode.READ_WRITE : ResourceAccessMode.READ));
	}

}
