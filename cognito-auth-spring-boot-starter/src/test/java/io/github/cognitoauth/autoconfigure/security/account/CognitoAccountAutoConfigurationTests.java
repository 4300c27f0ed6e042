// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.AccountOperation;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountUser;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.step.AnswerValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.audit.listener.AuditListener;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.assertArg;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoAccountAutoConfiguration}.
 */
class CognitoAccountAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CognitoAutoConfiguration.class,
			CognitoUserPoolsAutoConfiguration.class, CognitoSecurityAutoConfiguration.class,
			CognitoAccountAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withUserConfiguration(Accounts.class)
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789");

	@Test
	void defaultsThenAllButSignUpAndDelete() {
		this.runner.run((context) -> assertThat(operations(context).ids()).containsExactly("account", "forgot-password",
				"reset-password", "change-password", "update-attributes", "send-attribute-code", "verify-attribute",
				"update-mfa", "begin-totp", "complete-totp", "list-passkeys", "begin-passkey", "complete-passkey",
				"delete-passkey", "list-devices", "update-device", "forget-device", "list-sessions", "end-session",
				"sign-out-everywhere"));
	}

	@Test
	void reactiveApplicationThenTheSame() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withUserConfiguration(Accounts.class)
			.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789")
			.run((context) -> assertThat(operations(context).offers("account")).isTrue());
	}

	@ParameterizedTest
	@CsvSource({ "sign-up=true, sign-up, true", "delete=true, delete-account, true",
			"reset-password=false, forgot-password, false", "change-password=false, change-password, false",
			"attributes=false, update-attributes, false", "mfa=false, begin-totp, false",
			"passkeys=false, list-passkeys, false", "devices=false, list-devices, false",
			"sessions=false, list-sessions, false", "sign-out-everywhere=false, sign-out-everywhere, false" })
	void switchThenOperationIsThereOrNot(String property, String operation, boolean offered) {
		this.runner.withPropertyValues("cognito.account." + property)
			.run((context) -> assertThat(operations(context).offers(operation)).isEqualTo(offered));
	}

	@Test
	void attributesThenThoseOfTheForms() {
		this.runner
			.withPropertyValues("cognito.account.sign-up=true", "cognito.account.sign-up-attributes=name,email",
					"cognito.account.writable-attributes=email")
			.run((context) -> {
				OperationContext stranger = OperationContext.builder("Example").build();
				assertThat(operations(context).form("sign-up", stranger).fields()).extracting("name")
					.endsWith("name", "email");
				assertThat(operations(context).form("update-attributes", stranger).fields()).extracting("name")
					.containsExactly("email");
			});
	}

	@Test
	void freshSignInThenHowLongItCounts() {
		this.runner.withPropertyValues("cognito.account.fresh-sign-in=2m").run((context) -> {
			assertThat(operations(context).isFresh(user(Duration.ofMinutes(1)))).isTrue();
			assertThat(operations(context).isFresh(user(Duration.ofMinutes(3)))).isFalse();
			assertThat(operations(context).isFresh(new AccountUser("alice", "token", null))).isFalse();
		});
	}

	private static AccountUser user(Duration ago) {
		return AccountUser.of("token", Map.of("username", "alice", "auth_time",
				Instant.now().minus(ago).getEpochSecond(), "iat", Instant.now().getEpochSecond()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "fresh-sign-in=0s", "writable-attributes=sub", "sign-up-attributes=email,email_verified" })
	void propertyWhenUnusableThenNamedInTheReport(String property) {
		this.runner.withPropertyValues("cognito.account." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining("cognito.account." + property.substring(0, property.indexOf('='))));
	}

	@Test
	void disabledThenNothing() {
		this.runner.withPropertyValues("cognito.security.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AccountOperations.class));
		this.runner.withPropertyValues("cognito.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AccountOperations.class));
	}

	@Test
	void operationOfTheApplicationThenJoins() {
		this.runner.withBean(AccountOperation.class, () -> {
			AccountOperation own = mock(AccountOperation.class);
			given(own.id()).willReturn("newsletter");
			return own;
		}).run((context) -> assertThat(operations(context).ids()).endsWith("newsletter"));
	}

	@Test
	void changeThenAuditEventWithoutSecrets() {
		this.runner.withUserConfiguration(Audit.class).run((context) -> {
			CognitoUserAccounts accounts = context.getBean(CognitoUserAccounts.class);
			given(accounts.confirmForgotPassword(any())).willReturn(Mono.empty());
			perform(context, "reset-password",
					Map.of("username", "alice", "code", "123456", "newPassword", "Looking-Glass-2"));
			AuditEventRepository repository = context.getBean(AuditEventRepository.class);
			assertThat(repository.find("alice", null, null)).singleElement().satisfies((event) -> {
				assertThat(event.getType()).isEqualTo("ACCOUNT_RESET_PASSWORD_SUCCESS");
				assertThat(event.getData()).isEqualTo(Map.of("remoteAddress", "192.0.2.1"));
			});
			OperationProblem refused = catchThrowableOfType(OperationRefusedException.class,
					() -> perform(context, "reset-password", Map.of("username", "alice")))
				.problem();
			assertThat(refused.kind().code()).isEqualTo("answer-incomplete");
			assertThat(repository.find("alice", null, "ACCOUNT_RESET_PASSWORD_FAILURE")).singleElement()
				.extracting(AuditEvent::getData)
				.isEqualTo(Map.of("problem", "answer-incomplete", "remoteAddress", "192.0.2.1"));
		});
	}

	@Test
	void changeAtANamedPoolThenAuditEventOfItsUser() {
		this.runner.withUserConfiguration(Audit.class).run((context) -> {
			context
				.publishEvent(new AccountEvent("delete-account", "partner", "alice", null, null, null, Instant.EPOCH));
			AuditEventRepository repository = context.getBean(AuditEventRepository.class);
			assertThat(repository.find("alice", null, null)).isEmpty();
			assertThat(repository.find("alice (partner)", null, "ACCOUNT_DELETE_ACCOUNT_SUCCESS")).hasSize(1);
		});
	}

	@Test
	void withoutActuatorThenEventOfTheApplicationAlone() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.audit"))
			.withUserConfiguration(Listener.class)
			.run((context) -> {
				CognitoUserAccounts accounts = context.getBean(CognitoUserAccounts.class);
				given(accounts.confirmForgotPassword(any())).willReturn(Mono.empty());
				perform(context, "reset-password",
						Map.of("username", "alice", "code", "123456", "newPassword", "Looking-Glass-2"));
				AccountEvent event = context.getBean(Listener.class).events.poll(1, TimeUnit.MINUTES);
				assertThat(event).isNotNull();
				assertThat(event.operation()).isEqualTo("reset-password");
			});
	}

	@Test
	void sendClientDataThenPoolIsToldTheAddress() {
		this.runner.withPropertyValues("cognito.security.send-client-data=true").run((context) -> {
			CognitoUserAccounts accounts = context.getBean(CognitoUserAccounts.class);
			given(accounts.forgotPassword(any(), any())).willReturn(Mono.empty());
			perform(context, "forgot-password", Map.of("username", "alice"));
			then(accounts).should()
				.forgotPassword(eq("alice"), assertArg(
						(RequestMetadata metadata) -> assertThat(metadata.ipAddress()).isEqualTo("192.0.2.1")));
		});
	}

	private static OperationResult perform(ApplicationContext context, String id, Map<String, String> values) {
		return operations(context)
			.perform(id, OperationContext.builder("Example").client("192.0.2.1", false).build(),
					AnswerValues.of(values::get))
			.block(Duration.ofMinutes(1));
	}

	private static AccountOperations operations(ApplicationContext context) {
		return context.getBean(AccountOperations.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Accounts {

		@Bean
		CognitoUserAccounts accounts() {
			return mock(CognitoUserAccounts.class);
		}

		@Bean
		AnswerDelay noDelay() {
			return AnswerDelay.between(Duration.ZERO, Duration.ZERO);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Audit {

		@Bean
		InMemoryAuditEventRepository auditEventRepository() {
			return new InMemoryAuditEventRepository();
		}

		@Bean
		AuditListener auditListener(AuditEventRepository repository) {
			return new AuditListener(repository);
		}

	}

	static class Listener {

		final BlockingQueue<AccountEvent> events = new LinkedBlockingQueue<>();

		@EventListener
		void changed(AccountEvent event) {
			this.events.add(event);
		}

	}

}
