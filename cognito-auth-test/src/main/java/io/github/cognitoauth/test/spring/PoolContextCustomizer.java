package io.github.cognitoauth.test.spring;

import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;

import org.springframework.aot.AotDetector;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Adds a pool and the connection to it. A record, so that tests with the same settings
 * share a context. Both beans are registered by class and factory method, which is what
 * ahead-of-time processing can write down; it writes names, as the code that it generates
 * may not see a class that the test keeps to itself.
 *
 * @param customizers the settings of the pool
 */
record PoolContextCustomizer(
		List<Class<? extends CognitoUserPoolCustomizer>> customizers) implements ContextCustomizer {

	private static final String POOL = "cognitoUserPoolServer";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		if (AotDetector.useGeneratedArtifacts()) {
			// what was generated registers both
			return;
		}
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		RootBeanDefinition pool = (RootBeanDefinition) BeanDefinitionBuilder
			.rootBeanDefinition(PoolContextCustomizer.class, "startPool")
			.addConstructorArgValue(this.customizers.stream().map(Class::getName).toArray(String[]::new))
			.setDestroyMethodName("close")
			.getBeanDefinition();
		pool.setTargetType(CognitoUserPoolServer.class);
		registry.registerBeanDefinition(POOL, pool);
		RootBeanDefinition connection = (RootBeanDefinition) BeanDefinitionBuilder
			.rootBeanDefinition(PoolContextCustomizer.class, "connectTo")
			.addConstructorArgReference(POOL)
			.getBeanDefinition();
		connection.setTargetType(CognitoConnectionDetails.class);
		registry.registerBeanDefinition("cognitoUserPoolConnectionDetails", connection);
	}

	static CognitoUserPoolServer startPool(String[] customizers) {
		CognitoUserPoolServerBuilder builder = CognitoUserPoolServer.builder();
		for (String name : customizers) {
			Class<?> type = ClassUtils.resolveClassName(name, null);
			((CognitoUserPoolCustomizer) BeanUtils.instantiateClass(type)).customize(builder);
		}
		return builder.start();
	}

	static CognitoConnectionDetails connectTo(CognitoUserPoolServer pool) {
		return new PoolConnectionDetails(pool);
	}

}
