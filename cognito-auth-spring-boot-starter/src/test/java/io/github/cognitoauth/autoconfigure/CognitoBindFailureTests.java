// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for what start-up prints when a property has the wrong shape.
 */
@ExtendWith(OutputCaptureExtension.class)
class CognitoBindFailureTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			cognito.client-secrets[1]=hush          | 'cognito.client-secrets' cannot be read
			cognito.client-secrets[1]=hush          | 'cognito.client-secrets[1]'
			cognito.token-store.previous-encryption-keys[1]=hush | 'cognito.token-store.previous-encryption-keys' cannot
			cognito.service-accounts.a.client-secrets[1]=hush | 'cognito.service-accounts.a.client-secrets' cannot be
			cognito.service-accounts={"a":"hush"}   | 'cognito.service-accounts' is set to one value
			cognito.service-accounts.a={"b":"hush"} | 'cognito.service-accounts.a' is set to one value
			cognito.service-accounts.a.client-metadata=hush | 'cognito.service-accounts.a.client-metadata' is set to one
			cognito.token-store=hush                | 'cognito.token-store' is set to one value
			cognito.http=hush                       | 'cognito.http' is set to one value
			cognito.retry=hush                      | 'cognito.retry' is set to one value
			cognito.endpoint=https://u:hush@[bad    | 'cognito.endpoint' is not a URI
			cognito.client-secret=hush${cognito.client-secret} | 'cognito.client-secret' has a value that cannot be read
			""")
	void startWhenValueHasWrongShapeThenNamesPropertyWithoutValue(String property, String expected,
			CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(property));
		assertThat(output).contains("APPLICATION FAILED TO START").contains(expected).doesNotContain("hush");
	}

	@Test
	void startWhenValueCannotBeSecretThenShowsItWithValidOnes(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("cognito.sign-in.flow=magic"));
		assertThat(output).contains("magic").contains("user-srp");
	}

	@Test
	void startWhenSeveralValuesCannotBeReadThenNamesAllWithOtherProblems(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("cognito.http.request-timeout=10", "cognito.fips=maybe",
				"cognito.http.max-connections=many", "cognito.http.max-response-size=big",
				"cognito.sign-in.flow=USER_MAGIC", "cognito.retry.max-attempts=0",
				"cognito.service-accounts.a.username=u", "cognito.service-accounts.a.password=hush",
				"cognito.service-accounts.a.fail-fasst=true", "cognito.service-accounts.a.refresh.timeout=5"));
		assertThat(output).contains("'cognito.http.request-timeout' is '10', which has no unit")
			.contains("'cognito.fips' is 'maybe'")
			.contains("'cognito.http.max-connections' is 'many'")
			.contains("'cognito.http.max-response-size' is 'big'")
			.contains("'cognito.sign-in.flow' is 'USER_MAGIC'")
			.contains("'user-password' or 'user-srp' or 'user-auth' or 'custom'")
			.contains("'cognito.retry.max-attempts' is not between")
			.contains("'cognito.service-accounts.a.fail-fasst' is no property of a service account")
			.contains("'cognito.service-accounts.a.refresh.timeout' is '5', which has no unit")
			.doesNotContain("hush");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10", "${some.number:10}", "-3" })
	void startWhenDurationHasNoUnitThenIsRefused(String value, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("cognito.retry.max-delay=" + value));
		assertThat(output).contains("'cognito.retry.max-delay' is").contains("which has no unit");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10s", "PT10S", "${some.number:10s}" })
	void startWhenDurationHasUnitThenIsAccepted(String value) {
		assertThatNoException().isThrownBy(() -> start("cognito.retry.max-delay=" + value));
	}

	@Test
	void startWhenYamlOfOthersIsMalformedThenIsNotOurs(CapturedOutput output, @TempDir Path dir) throws IOException {
		Files.writeString(dir.resolve("application.yml"), "example: {a: 1, a: 2}\n");
		assertThatException().isThrownBy(() -> start("spring.config.location=" + dir.toUri()));
		assertThat(output).doesNotContain("Service accounts");
	}

	@Test
	void startWhenVariableOfSomebodyElseHasOurNameThenIsIgnored() {
		assertThatNoException().isThrownBy(() -> start("cognito=arn:aws:cognito-idp"));
	}

	private static void start(String... properties) {
		SpringApplication application = new SpringApplicationBuilder(Config.class).web(WebApplicationType.NONE).build();
		Stream<String> pool = Stream.of("--cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3",
				"--cognito.client-id=1example23456789");
		application
			.run(Stream.concat(pool, Arrays.stream(properties).map((property) -> "--" + property))
				.toArray(String[]::new))
			.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
			CognitoTokenAutoConfiguration.class })
	static class Config {

	}

}
