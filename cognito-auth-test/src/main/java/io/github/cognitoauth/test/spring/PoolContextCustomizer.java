package io.github.cognitoauth.test.spring;

import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds a pool and the connection to it. A record, so that tests with the same settings
 * share a context.
 *
 * @param customizers the settings of the pool
 */
record PoolContextCustomizer(
		List<Class<? extends CognitoUserPoolCustomizer>> customizers) implements ContextCustomizer {

	private static final String POOL = "cognitoUserPoolServer";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		registry.registerBeanDefinition(POOL,
				BeanDefinitionBuilder.genericBeanDefinition(CognitoUserPoolServer.class, this::start)
					.setDestroyMethodName("close")
					.getBeanDefinition());
		registry.registerBeanDefinition("cognitoUserPoolConnectionDetails",
				BeanDefinitionBuilder
					.genericBeanDefinition(CognitoConnectionDetails.class,
							() -> new PoolConnectionDetails(context.getBean(POOL, CognitoUserPoolServer.class)))
					.addDependsOn(POOL)
					.getBeanDefinition());
	}

	private CognitoUserPoolServer start() {
		CognitoUserPoolServerBuilder builder = CognitoUserPoolServer.builder();
		this.customizers.forEach((type) -> BeanUtils.instantiateClass(type).customize(builder));
		return builder.start();
	}

}
