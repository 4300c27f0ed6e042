package io.github.cognitoauth.test.spring;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link AutoConfigureCognitoUserPool} on a test class or one around it.
 */
final class PoolContextCustomizerFactory implements ContextCustomizerFactory {

	PoolContextCustomizerFactory() {
	}

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		AutoConfigureCognitoUserPool annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureCognitoUserPool.class);
		return (annotation != null) ? new PoolContextCustomizer(List.of(annotation.value())) : null;
	}

}
