// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AuthenticatorCheck}: an application whose login would use the wrong
 * pool does not start.
 */
class AuthenticatorCheckTests {

	private static final String[] PROPERTIES = { "cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3",
			"cognito.client-id=1example23456789" };

	enum Stack {

		SERVLET, WEBFLUX;

		AbstractApplicationContextRunner<?, ?, ?> runner(Class<?>... configuration) {
			AutoConfigurations auto = AutoConfigurations.of(CognitoAutoConfiguration.class,
					CognitoUserPoolsAutoConfiguration.class, CognitoSecurityAutoConfiguration.class);
			return (this == SERVLET)
					? new WebApplicationContextRunner().withConfiguration(auto)
						.withPropertyValues(PROPERTIES)
						.withUserConfiguration(configuration)
					: new ReactiveWebApplicationContextRunner().withConfiguration(auto)
						.withPropertyValues(PROPERTIES)
						.withUserConfiguration(configuration);
		}

	}

	@ParameterizedTest
	@EnumSource
	void startWhenOnlyAuthenticatorIsOfAnotherPoolThenFailsAndNamesIt(Stack stack) {
		stack.runner(PartnerOnly.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(CognitoConfigurationException.class)
				.rootCause()
				.hasMessage("'partnerAuth' is a CognitoPasswordAuthenticator bean that signs in to "
						+ "'eu-west-1_Partner01', but 'cognito.user-pool-id' is 'eu-west-1_Ab1Cd2Ef3'"));
	}

	@ParameterizedTest
	@EnumSource
	void startWhenSeveralAuthenticatorsAndNoneIsPrimaryThenFailsAndNamesThem(Stack stack) {
		stack.runner(TwoOrdinary.class)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining("2 beans (mainAuth, partnerAuth)"));
	}

	@ParameterizedTest
	@EnumSource
	void startWhenPrimaryIsOfAnotherPoolThenFailsAndNamesIt(Stack stack) {
		stack.runner(PartnerPrimary.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(CognitoConfigurationException.class)
				.rootCause()
				.hasMessageContaining("'partnerAuth'"));
	}

	@ParameterizedTest
	@EnumSource
	void startWhenOneIsPrimaryThenStarts(Stack stack) {
		stack.runner(MainPrimary.class).run((context) -> assertThat(context.getStartupFailure()).isNull());
	}

	@ParameterizedTest
	@EnumSource
	void startWhenPartnersIsNoDefaultCandidateThenBothAreThere(Stack stack) {
		stack.runner(PartnerBeside.class).run((context) -> {
			assertThat(context.getStartupFailure()).isNull();
			assertThat(context.getBean(CognitoPasswordAuthenticator.class).userPoolId())
				.hasToString("eu-west-1_Ab1Cd2Ef3");
			assertThat(context.getBean("partnerAuth", CognitoPasswordAuthenticator.class).userPoolId())
				.hasToString("eu-west-1_Partner01");
		});
	}

	private static CognitoPasswordAuthenticator authenticator(String pool) {
		return CognitoPasswordAuthenticator.builder().userPoolId(pool).clientId("1example23456789").build();
	}

	@Configuration(proxyBeanMethods = false)
	static class PartnerOnly {

		@Bean
		CognitoPasswordAuthenticator partnerAuth() {
			return authenticator("eu-west-1_Partner01");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PartnerBeside {

		@Bean(defaultCandidate = false)
		CognitoPasswordAuthenticator partnerAuth() {
			return authenticator("eu-west-1_Partner01");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoOrdinary {

		@Bean
		CognitoPasswordAuthenticator mainAuth() {
			return authenticator("eu-west-1_Ab1Cd2Ef3");
		}

		@Bean
		CognitoPasswordAuthenticator partnerAuth() {
			return authenticator("eu-west-1_Partner01");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MainPrimary {

		@Bean
		@Primary
		CognitoPasswordAuthenticator mainAuth() {
			return authenticator("eu-west-1_Ab1Cd2Ef3");
		}

		@Bean
		CognitoPasswordAuthenticator partnerAuth() {
			return authenticator("eu-west-1_Partner01");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PartnerPrimary {

		@Bean
		CognitoPasswordAuthenticator mainAuth() {
			return authenticator("eu-west-1_Ab1Cd2Ef3");
		}

		@Bean
		@Primary
		CognitoPasswordAuthenticator partnerAuth() {
			return authenticator("eu-west-1_Partner01");
		}

	}

}
