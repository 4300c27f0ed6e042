// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.pool.CognitoUserPools;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that are processed ahead of time, of which pools are configured
 * when they are started.
 */
class UserPoolsAheadOfTimeTests {

	@Test
	@CompileWithForkedClassLoader
	void injectWhenPoolsAreConfiguredAtRunTimeOnlyThenAreThere() {
		TestGenerationContext generation = new TestGenerationContext(ClassName.get("com.example", "Application"));
		AnnotationConfigApplicationContext built = new AnnotationConfigApplicationContext();
		built.register(Application.class);
		System.setProperty("spring.aot.processing", "true");
		ClassName initializer;
		try {
			initializer = new ApplicationContextAotGenerator().processAheadOfTime(built, generation);
		}
		finally {
			System.clearProperty("spring.aot.processing");
		}
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				TestPropertyValues
					.of("cognito.user-pool-id=eu-west-1_MainPool1", "cognito.client-id=1main",
							"cognito.user-pools.partner.user-pool-id=eu-west-1_Partner01",
							"cognito.user-pools.partner.client-id=2partner",
							"cognito.user-pools.acme.user-pool-id=eu-west-1_AcmePool1",
							"cognito.user-pools.acme.client-id=3acme")
					.applyTo(context);
				ApplicationContextInitializer<GenericApplicationContext> instance = compiled
					.getInstance(ApplicationContextInitializer.class, initializer.toString());
				instance.initialize(context);
				context.refresh();
				assertThat(context.getBean(CognitoUserPools.class).names()).containsExactly("main", "partner", "acme");
				assertThat(String.valueOf(context.getBean(Holder.class).partner().userPoolId()))
					.isEqualTo("eu-west-1_Partner01");
				assertThat(String.valueOf(context.getBean(CognitoPasswordAuthenticator.class).userPoolId()))
					.isEqualTo("eu-west-1_MainPool1");
			}
		});
	}

	record Holder(CognitoPasswordAuthenticator partner) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
			CognitoTokenAutoConfiguration.class })
	static class Application {

		@Bean
		Holder holder(@Lazy @Qualifier("partner") CognitoPasswordAuthenticator lazy,
				@Qualifier("partner") CognitoPasswordAuthenticator partner) {
			return new Holder(partner);
		}

	}

}
