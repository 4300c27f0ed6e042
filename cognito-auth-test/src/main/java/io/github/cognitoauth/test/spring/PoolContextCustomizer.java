// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;

import org.springframework.aot.AotDetector;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Adds pools and the connections to them. A record, so that tests with the same settings
 * share a context. All beans are registered by class and factory method, which is what
 * ahead-of-time processing can write down; it writes names, as the code that it generates
 * may not see a class that the test keeps to itself.
 *
 * @param pools the pools
 */
record PoolContextCustomizer(List<TestPool> pools) implements ContextCustomizer {

	private static final String POOLS = "cognitoTestPools";

	private static final String REPLICAS = "cognitoTestReplicas";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		configure(context.getEnvironment());
		if (AotDetector.useGeneratedArtifacts()) {
			// what was generated registers all
			return;
		}
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		this.pools.forEach((pool) -> register(pool, registry));
		RootBeanDefinition check = (RootBeanDefinition) BeanDefinitionBuilder
			.rootBeanDefinition(PoolContextCustomizer.class, "check")
			.addConstructorArgValue(this.pools.stream().map(TestPool::name).toArray(String[]::new))
			.getBeanDefinition();
		check.setTargetType(CognitoConfigurationValidator.class);
		registry.registerBeanDefinition("cognitoTestPoolsCheck", check);
	}

	private void configure(ConfigurableEnvironment environment) {
		Map<String, Object> pools = new LinkedHashMap<>();
		Map<String, Object> replicas = new LinkedHashMap<>();
		for (TestPool pool : this.pools) {
			String prefix = pool.isMain() ? "cognito" : EntryKeys.USER_POOLS + "." + pool.name();
			if (!pool.isMain()) {
				pools.put(prefix + ".user-pool-id", "eu-west-1_TestPool");
			}
			if (pool.hasReplica()) {
				replicas.put(prefix + ".replica.region", pool.replica());
			}
		}
		MutablePropertySources sources = environment.getPropertySources();
		if (!pools.isEmpty()) {
			// a pool is there if it has a property, of which the connection takes the
			// place
			sources.addLast(new MapPropertySource(POOLS, pools));
		}
		if (!replicas.isEmpty()) {
			// the connection does not say in which Region the replica is
			sources.addFirst(new MapPropertySource(REPLICAS, replicas));
		}
	}

	private static void register(TestPool pool, BeanDefinitionRegistry registry) {
		RootBeanDefinition server = (RootBeanDefinition) BeanDefinitionBuilder
			.rootBeanDefinition(PoolContextCustomizer.class, "startPool")
			.addConstructorArgValue(pool.isMain() ? "" : pool.name())
			.addConstructorArgValue(pool.customizers().stream().map(Class::getName).toArray(String[]::new))
			.setDestroyMethodName("close")
			.getBeanDefinition();
		server.setTargetType(CognitoUserPoolServer.class);
		if (!pool.isMain()) {
			server.setDefaultCandidate(false);
			server.addQualifier(new AutowireCandidateQualifier(Qualifier.class, pool.name()));
		}
		registry.registerBeanDefinition(pool.beanName(), server);
		BeanDefinitionBuilder connection = BeanDefinitionBuilder.rootBeanDefinition(PoolContextCustomizer.class,
				pool.isMain() ? "connectTo" : "connectNamed");
		if (!pool.isMain()) {
			connection.addConstructorArgValue(pool.name());
		}
		RootBeanDefinition definition = (RootBeanDefinition) connection.addConstructorArgReference(pool.beanName())
			.addConstructorArgValue(pool.replica())
			.getBeanDefinition();
		// the application can have one of its own, of the pool that tests must not call
		definition.setPrimary(true);
		definition
			.setTargetType(pool.isMain() ? CognitoConnectionDetails.class : CognitoUserPoolConnectionDetails.class);
		registry.registerBeanDefinition(
				pool.isMain() ? "cognitoUserPoolConnectionDetails" : pool.beanName() + "-connectionDetails",
				definition);
	}

	static CognitoUserPoolServer startPool(String pool, String[] customizers) {
		CognitoUserPoolServerBuilder builder = CognitoUserPoolServer.builder().name(pool);
		for (String name : customizers) {
			Class<?> type = ClassUtils.resolveClassName(name, null);
			((CognitoUserPoolCustomizer) BeanUtils.instantiateClass(type)).customize(builder);
		}
		return builder.start();
	}

	static CognitoConnectionDetails connectTo(CognitoUserPoolServer pool, String replica) {
		return new PoolConnectionDetails(pool, replica);
	}

	static CognitoUserPoolConnectionDetails connectNamed(String pool, CognitoUserPoolServer server, String replica) {
		return CognitoUserPoolConnectionDetails.of(pool, connectTo(server, replica));
	}

	static CognitoConfigurationValidator check(String[] pools) {
		return new TestPoolsCheck(Set.of(pools));
	}

}
