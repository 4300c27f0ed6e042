package io.github.cognitoauth.test.spring;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Keeps tests apart that share a pool, since tests with the same settings share an
 * application context and with it the pool. Tests that do not reset it only read.
 */
final class PoolLocks implements ResourceLocksProvider {

	PoolLocks() {
	}

	@Override
	public Set<Lock> provideForMethod(List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
		AutoConfigureCognitoUserPool annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureCognitoUserPool.class);
		if (annotation == null) {
			return Set.of();
		}
		String pool = AutoConfigureCognitoUserPool.class.getName() + Arrays.toString(annotation.value());
		return Set.of(new Lock(pool,
				annotation.resetAfterEachTest() ? ResourceAccessMode.READ_WRITE : ResourceAccessMode.READ));
	}

}
