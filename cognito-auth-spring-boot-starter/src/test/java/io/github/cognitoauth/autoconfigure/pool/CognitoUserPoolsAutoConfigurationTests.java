// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoClientBuilderCustomizer;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoStub;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoUserPoolsAutoConfiguration}.
 */
class CognitoUserPoolsAutoConfigurationTests {

	private static final String[] MAIN = { "cognito.user-pool-id=eu-west-1_MainPool1",
			"cognito.client-id=1main4567890123456789" };

	private static final String[] PARTNERS = { "cognito.user-pools.partner.user-pool-id=us-east-1_Partner01",
			"cognito.user-pools.partner.client-id=2partner7890123456789",
			"cognito.user-pools.acme.user-pool-id=eu-west-1_AcmePool1",
			"cognito.user-pools.acme.client-id=3acme67890123456789" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class));

	@Test
	void poolsWhenThereIsOneThenIsTheMainOneAndNothingElseIsABean() {
		this.runner.withPropertyValues(MAIN).run((context) -> {
			CognitoUserPools pools = context.getBean(CognitoUserPools.class);
			assertThat(pools.names()).containsExactly("main");
			assertThat(pools.main().client()).isSameAs(context.getBean(CognitoClient.class));
			assertThat(pools.main().authenticator()).isSameAs(context.getBean(CognitoPasswordAuthenticator.class));
			assertThat(pools.main().accounts()).isSameAs(context.getBean(CognitoUserAccounts.class));
			assertThat(context.getBeanNamesForType(CognitoPasswordAuthenticator.class)).hasSize(1);
		});
	}

	@Test
	void injectWhenPoolsAreNamedThenEachPointHasItsOwnAndTheMainOneStays() {
		this.runner.withPropertyValues(MAIN)
			.withPropertyValues(PARTNERS)
			.withUserConfiguration(Application.class)
			.run((context) -> {
				Injected injected = context.getBean(Injected.class);
				assertThat(pool(injected.main())).isEqualTo("eu-west-1_MainPool1");
				assertThat(pool(injected.partner())).isEqualTo("us-east-1_Partner01");
				assertThat(pool(injected.acme())).isEqualTo("eu-west-1_AcmePool1");
				assertThat(injected.partnerClient().clientId()).isEqualTo("2partner7890123456789");
				assertThat(injected.partnerClient().poolName()).isEqualTo("partner");
				assertThat(injected.all()).hasSize(1);
				CognitoUserPool partner = injected.pools().get("partner");
				assertThat(partner.authenticator()).isSameAs(injected.partner());
				assertThat(partner.client()).isSameAs(injected.partnerClient());
				assertThat(partner.accounts()).isSameAs(injected.partnerAccounts());
			});
	}

	@Test
	void poolWhenAskedThenSaysWhatItIs() {
		this.runner.withPropertyValues(MAIN).withPropertyValues(PARTNERS).run((context) -> {
			CognitoUserPools pools = context.getBean(CognitoUserPools.class);
			assertThat(pools.names()).containsExactly("main", "partner", "acme");
			CognitoUserPool partner = pools.get("partner");
			assertThat(partner.region()).isEqualTo("us-east-1");
			assertThat(partner.userPoolId().value()).isEqualTo("us-east-1_Partner01");
			assertThat(partner.issuers()).containsExactly(
					"https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Partner01",
					"https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Partner01");
			assertThat(pools.find("nobody")).isNull();
			assertThatIllegalArgumentException().isThrownBy(() -> pools.get("nobody"))
				.withMessage("There is no 'cognito.user-pools.nobody'; known: main, partner, acme");
		});
	}

	@Test
	void poolsWhenAllAreNamedThenThereIsNoMainOne() {
		this.runner.withPropertyValues(PARTNERS).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(CognitoConnectionDetails.class);
			CognitoUserPools pools = context.getBean(CognitoUserPools.class);
			assertThat(pools.names()).containsExactly("partner", "acme");
			assertThatIllegalArgumentException().isThrownBy(pools::main)
				.withMessage("There is no main user pool: 'cognito.user-pool-id' is not set; known: partner, acme");
		});
	}

	@Test
	void poolWhenPropertyIsUnsetThenHasThatOfTheMainOneButNeitherPlaceNorSecret() {
		this.runner.withPropertyValues(MAIN)
			.withPropertyValues(PARTNERS)
			.withPropertyValues("cognito.client-secret=hush", "cognito.region=us-west-2",
					"cognito.issuer-uri=https://issuer.example.com/x", "cognito.fips=true",
					"cognito.sign-in.flow=user-srp", "cognito.user-pools.acme.sign-in.flow=custom",
					"cognito.user-pools.acme.fips=false")
			.run((context) -> {
				CognitoUserPools pools = context.getBean(CognitoUserPools.class);
				CognitoClient partner = pools.get("partner").client();
				assertThat(pools.main().client().hasClientSecret()).isTrue();
				assertThat(partner.hasClientSecret()).isFalse();
				assertThat(partner.endpoint().uri()).hasToString("https://cognito-idp-fips.us-east-1.amazonaws.com/");
				assertThat(pools.get("acme").client().endpoint().uri())
					.hasToString("https://cognito-idp.eu-west-1.amazonaws.com/");
				assertThat(pools.get("partner").issuers()).doesNotContain("https://issuer.example.com/x");
				ConfiguredUserPools configured = context.getBean(ConfiguredUserPools.class);
				assertThat(configured.settings("partner").signIn().getFlow()).hasToString("USER_SRP");
				assertThat(configured.settings("acme").signIn().getFlow()).hasToString("CUSTOM");
			});
	}

	@Test
	void budgetWhenRegionIsTheSameThenIsShared() {
		this.runner.withPropertyValues(MAIN).withPropertyValues(PARTNERS).run((context) -> {
			CognitoUserPools pools = context.getBean(CognitoUserPools.class);
			assertThat(pools.get("acme").client().callBudget()).isSameAs(pools.main().client().callBudget());
			assertThat(pools.get("partner").client().callBudget()).isNotSameAs(pools.main().client().callBudget());
		});
	}

	@Test
	void customizerWhenItDoesNotSayOtherwiseThenSecretsReachTheMainPoolOnly() {
		this.runner.withPropertyValues(MAIN)
			.withPropertyValues(PARTNERS)
			.withBean("secrets", CognitoClientBuilderCustomizer.class,
					() -> (builder) -> builder.clientSecrets(() -> List.of("hush")))
			.withBean(ForPartner.class)
			.run((context) -> {
				CognitoUserPools pools = context.getBean(CognitoUserPools.class);
				assertThat(pools.main().client().hasClientSecret()).isTrue();
				assertThat(pools.get("acme").client().hasClientSecret()).isFalse();
				assertThat(pools.get("partner").client().endpoint().uri()).hasToString("https://proxy.example.com/");
				assertThat(pools.get("acme").client().endpoint().uri()).hasHost("cognito-idp.eu-west-1.amazonaws.com");
			});
	}

	@Test
	void connectionDetailsWhenNamedThenReplaceTheConnectionAndNotTheRest() {
		this.runner.withPropertyValues(MAIN)
			.withPropertyValues("cognito.user-pools.partner.sign-in.flow=user-srp")
			.withBean(CognitoUserPoolConnectionDetails.class,
					() -> CognitoUserPoolConnectionDetails.of("partner", new OtherConnection()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				CognitoUserPools pools = context.getBean(CognitoUserPools.class);
				assertThat(pools.main().userPoolId().value()).isEqualTo("eu-west-1_MainPool1");
				assertThat(pools.get("partner").userPoolId().value()).isEqualTo("eu-west-1_OtherPool");
				assertThat(context.getBean(ConfiguredUserPools.class).settings("partner").signIn().getFlow())
					.hasToString("USER_SRP");
			});
	}

	@Test
	void authenticatorWhenApplicationDeclaresThatOfAPoolThenTakesItsPlace() {
		this.runner.withPropertyValues(MAIN)
			.withPropertyValues(PARTNERS)
			.withUserConfiguration(OwnPartner.class, Application.class)
			.run((context) -> {
				Injected injected = context.getBean(Injected.class);
				assertThat(injected.partner()).isSameAs(context.getBean("ownPartner"));
				assertThat(injected.pools().get("partner").authenticator()).isSameAs(injected.partner());
				assertThat(pool(injected.main())).isEqualTo("eu-west-1_MainPool1");
			});
	}

	@Test
	void accountWhenItNamesAPoolThenSignsInThere() {
		try (CognitoStub main = new CognitoStub(); CognitoStub partner = new CognitoStub().issueTokens()) {
			this.runner.withPropertyValues(main.properties())
				.withPropertyValues(PARTNERS)
				.withPropertyValues("cognito.user-pools.partner.endpoint=http://127.0.0.1:" + partner.port(),
						"cognito.service-accounts.billing.user-pool=partner",
						"cognito.service-accounts.billing.username=billing",
						"cognito.service-accounts.billing.password=hush-hush",
						"cognito.service-accounts.own.user-pool=partner", "cognito.service-accounts.own.client-id=9own",
						"cognito.service-accounts.own.client-secret=hush", "cognito.service-accounts.own.type=client")
				.run((context) -> {
					CognitoTokenProviders providers = context.getBean(CognitoTokenProviders.class);
					assertThat(providers.get("billing")
						.getTokens()
						.map(CognitoTokens::accessToken)
						.block(Duration.ofSeconds(30))).isEqualTo("stub-access");
					assertThat(providers.get("own")
						.getTokens()
						.map(CognitoTokens::accessToken)
						.block(Duration.ofSeconds(30))).isEqualTo("stub-machine");
					assertThat(partner.requests()).extracting((request) -> request.getBodyAsString())
						.satisfiesExactly((body) -> assertThat(body).contains("2partner7890123456789"),
								(body) -> assertThat(body).contains("9own"));
					assertThat(main.requests()).isEmpty();
				});
		}
	}

	private static String pool(CognitoPasswordAuthenticator authenticator) {
		return String.valueOf(authenticator.userPoolId());
	}

	record Injected(CognitoPasswordAuthenticator main, CognitoPasswordAuthenticator partner,
			CognitoPasswordAuthenticator acme, CognitoClient partnerClient, CognitoUserAccounts partnerAccounts,
			List<CognitoPasswordAuthenticator> all, CognitoUserPools pools) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Injected injected(CognitoPasswordAuthenticator main, @Qualifier("partner") CognitoPasswordAuthenticator partner,
				@Qualifier("acme") CognitoPasswordAuthenticator acme, @Qualifier("partner") CognitoClient partnerClient,
				@Qualifier("partner") CognitoUserAccounts partnerAccounts,
				ObjectProvider<CognitoPasswordAuthenticator> all, CognitoUserPools pools) {
			return new Injected(main, partner, acme, partnerClient, partnerAccounts, all.stream().toList(), pools);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPartner {

		@Bean(defaultCandidate = false)
		@Qualifier("partner")
		CognitoPasswordAuthenticator ownPartner() {
			return CognitoPasswordAuthenticator.builder()
				.userPoolId("us-east-1_Partner01")
				.clientId("2partner7890123456789")
				.build();
		}

	}

	static class ForPartner implements CognitoClientBuilderCustomizer {

		@Override
		public void customize(CognitoClientBuilder clientBuilder) {
			clientBuilder.endpoint(URI.create("https://proxy.example.com"));
		}

		@Override
		public boolean supports(String pool) {
			return Set.of("partner").contains(pool);
		}

	}

	static class OtherConnection implements CognitoConnectionDetails {

		@Override
		public String getUserPoolId() {
			return "eu-west-1_OtherPool";
		}

		@Override
		public String getClientId() {
			return "4other";
		}

	}

}
