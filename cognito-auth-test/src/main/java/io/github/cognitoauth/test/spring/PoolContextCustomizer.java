package io.github.cognitoauth.test.spring;

import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds a pool and the connection to it. A record, so that tests with the same settings
 * share a context. Both beans are registered by class and factory method, which is what
 * ahead-of-time processing can write down.
 *
 * @param customizers the settings of the pool
 */
record PoolContextCustomizer(
		List<Class<? extends CognitoUserPoolCustomizer>> customizers) implements ContextCustomizer {

	private static final String POOL = "cognitoUserPoolServer";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		RootBeanDefinition pool = (RootBeanDefinition) BeanDefinitionBuilder
			.rootBeanDefinition(PoolContextCustomizer.class, "startPool")
			.addConstructorArgValue(this.customizers.toArray(Class<?>[]::new))
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

	static CognitoUserPoolServer startPool(Class<? extends CognitoUserPoolCustomizer>[] customizers) {
		CognitoUserPoolServerBuilder builder = CognitoUserPoolServer.builder();
		for (Class<? extends CognitoUserPoolCustomizer> type : customizers) {
			BeanUtils.instantiateClass(type).customize(builder);
		}
		return builder.start();
	}

	static CognitoConnectionDetails connectTo(CognitoUserPoolServer pool) {
		return new PoolConnectionDetails(pool);
	}

}
