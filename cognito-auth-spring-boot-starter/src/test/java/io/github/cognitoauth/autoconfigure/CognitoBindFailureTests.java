package io.github.cognitoauth.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

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
		assertThat(output).contains("magic").contains("USER_SRP");
	}

	@Test
	void startWhenYamlHasTwoAccountsOfOneNameThenSaysWhereWithoutWhatIsBeside(CapturedOutput output, @TempDir Path dir)
			throws IOException {
		Files.writeString(dir.resolve("application.yml"), """
				cognito:
				  service-accounts: {billing: {password: hush}, billing: {password: hush}}
				""");
		assertThatException().isThrownBy(() -> start("spring.config.location=" + dir.toUri()));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("'billing' twice")
			.contains("line 2, column 49")
			.doesNotContain("hush");
	}

	private static void start(String property) {
		SpringApplication application = new SpringApplicationBuilder(Config.class).web(WebApplicationType.NONE).build();
		application
			.run("--cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "--cognito.client-id=1example23456789", "--" + property)
			.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CognitoAutoConfiguration.class, CognitoTokenAutoConfiguration.class })
	static class Config {

	}

}
