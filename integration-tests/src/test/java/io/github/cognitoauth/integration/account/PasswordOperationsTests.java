// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.time.Duration;

import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.account.OperationResult.Done;
import io.github.cognitoauth.security.account.OperationResult.Pending;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.UserStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forgotten and changed passwords.
 */
class PasswordOperationsTests {

	private final AccountFixture accounts = new AccountFixture(CognitoUserPoolServer.builder()
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP)
		.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com"))
		.user("reset", (user) -> user.password("Wonderland-1").email("reset@example.com").resetPassword())
		.user("disabled", (user) -> user.password("Wonderland-1").email("disabled@example.com").disable())
		.user("unconfirmed", (user) -> user.password("Wonderland-1").email("new@example.com").unconfirmed())
		.user("no-contact", (user) -> user.password("Wonderland-1"))
		.user("no-password", (user) -> user.email("none@example.com").confirm())
		.start());

	private final CognitoUserPoolServer pool = this.accounts.pool;

	@AfterEach
	void stop() {
		this.accounts.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "alice", "reset" })
	void forgotPasswordWhenCodeIsGivenThenNewPassword(String username) {
		Pending pending = (Pending) this.accounts.perform("forgot-password", this.accounts.stranger(), "username",
				" " + username + " ");
		assertThat(pending.next()).isEqualTo("reset-password");
		assertThat(pending.delivery()).isNull();
		assertThat(pending.form().fields()).extracting("name")
			.containsExactly("username", "code", "newPassword", "newPasswordConfirmation");
		assertThat(pending.form().fields().get(0).value()).isEqualTo(username);

		OperationResult done = this.accounts.perform("reset-password", this.accounts.stranger(), "username", username,
				"code", this.pool.inbox().latestCode(username), "newPassword", "Looking-Glass-2");
		assertThat(done).isEqualTo(Done.of("cognito.notice.reset-password"));
		assertThat(this.pool.user(username).hasPassword("Looking-Glass-2")).isTrue();
		assertThat(this.pool.user(username).status()).isEqualTo(UserStatus.CONFIRMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "disabled", "unconfirmed", "no-contact" })
	void forgotPasswordWhenThereIsNothingToSendThenSameAnswer(String username) {
		Pending known = (Pending) this.accounts.perform("forgot-password", this.accounts.stranger(), "username",
				"alice");
		Pending other = (Pending) this.accounts.perform("forgot-password", this.accounts.stranger(), "username",
				username);
		assertThat(other.form().text()).isEqualTo(known.form().text());
		assertThat(other.delivery()).isNull();
		OperationProblem problem = this.accounts.refused("reset-password", this.accounts.stranger(), "username",
				username, "code", "000000", "newPassword", "Looking-Glass-2");
		assertThat(problem).isEqualTo(this.accounts.refused("reset-password", this.accounts.stranger(), "username",
				"alice", "code", "000000", "newPassword", "Looking-Glass-2"));
		assertThat(problem.kind()).isEqualTo(Kind.CODE_REFUSED);
	}

	@Test
	void forgotPasswordWhenLimitOfTheUserIsReachedThenSameAnswer() {
		for (int i = 0; i < 30; i++) {
			assertThat(this.accounts.perform("forgot-password", this.accounts.stranger(), "username", "alice"))
				.isInstanceOf(Pending.class);
		}
	}

	@Test
	void forgotPasswordWhenStateIsRevealedThenDelivery() {
		this.accounts.operations = this.accounts.operations((settings) -> settings.revealAccountState(true),
				(builder) -> {
				});
		Pending pending = (Pending) this.accounts.perform("forgot-password", this.accounts.stranger(), "username",
				"alice");
		assertThat(pending.delivery()).isNotNull();
		assertThat(pending.form().text().args()).containsExactly("a***@e***");
	}

	@Test
	void resetPasswordWhenPasswordIsWeakThenRuleIsTold() {
		this.accounts.perform("forgot-password", this.accounts.stranger(), "username", "alice");
		OperationProblem problem = this.accounts.refused("reset-password", this.accounts.stranger(), "username",
				"alice", "code", this.pool.inbox().latestCode("alice"), "newPassword", "short");
		assertThat(problem.kind()).isEqualTo(Kind.PASSWORD_POLICY);
		assertThat(problem.text().code()).isEqualTo("cognito.problem.password-too-short");
		assertThat(problem.field()).isEqualTo("newPassword");
		OperationProblem differ = this.accounts.refused("reset-password", this.accounts.stranger(), "username", "alice",
				"code", "1", "newPassword", "Looking-Glass-2", "newPasswordConfirmation", "Looking-Glass-3");
		assertThat(differ.field()).isEqualTo("newPasswordConfirmation");
	}

	@ParameterizedTest
	@CsvSource({ "Sh0rt!, a!, password-too-short", "no-upper-1, lower-only-2, password-needs-uppercase",
			"NO-LOWER-1, UPPER-ONLY-2, password-needs-lowercase", "No-Number, Nor-Here, password-needs-number",
			"NoSymbol1, NorHere22, password-needs-symbol" })
	void resetPasswordWhenRuleWasToldOnceThenSameAnswerForAllWithoutACall(String first, String second, String rule) {
		OperationProblem told = reset("alice", first);
		assertThat(told.text().code()).isEqualTo("cognito.problem." + rule);
		long before = this.pool.requests();
		assertThat(reset("nobody", second)).isEqualTo(told);
		assertThat(reset("alice", second)).isEqualTo(told);
		assertThat(this.accounts
			.refused("change-password", this.accounts.user("alice"), "previousPassword", "Wonderland-1", "newPassword",
					second)
			.text()).isEqualTo(told.text());
		assertThat(this.pool.requests()).isEqualTo(before);
		assertThat(reset("nobody", "Looking-Glass-2").kind()).isEqualTo(Kind.CODE_REFUSED);
		this.pool.advance(Duration.ofHours(1));
		assertThat(reset("alice", second).kind()).isEqualTo(Kind.PASSWORD_POLICY);
		assertThat(this.pool.requests()).isEqualTo(before + 2);
	}

	private OperationProblem reset(String username, String password) {
		return this.accounts.refused("reset-password", this.accounts.stranger(), "username", username, "code", "000000",
				"newPassword", password);
	}

	@Test
	void changePasswordThenNewPasswordCounts() {
		OperationContext alice = this.accounts.user("alice");
		assertThat(this.accounts.perform("change-password", alice, "previousPassword", "Wonderland-1", "newPassword",
				"Looking-Glass-2"))
			.isEqualTo(Done.of("cognito.notice.change-password"));
		assertThat(this.pool.user("alice").hasPassword("Looking-Glass-2")).isTrue();
		AccountEvent event = this.accounts.events.get(0);
		assertThat(event.operation()).isEqualTo("change-password");
		assertThat(event.username()).isEqualTo("alice");
		assertThat(event.isSuccessful()).isTrue();
		assertThat(event.remoteAddress()).isEqualTo("203.0.113.7");
	}

	@Test
	void changePasswordWhenCurrentOneIsWrongThenFieldIsTold() {
		OperationProblem problem = this.accounts.refused("change-password", this.accounts.user("alice"),
				"previousPassword", "guess", "newPassword", "Looking-Glass-2");
		assertThat(problem.kind()).isEqualTo(Kind.INPUT_REFUSED);
		assertThat(problem.field()).isEqualTo("previousPassword");
		assertThat(this.accounts.events).extracting(AccountEvent::problem).containsExactly("input-refused");
	}

	@Test
	void changePasswordWhenUserHasNoneThenFirstOneNeedsFreshSignIn() {
		String token = this.pool.accessToken("no-password", (spec) -> spec.lifetime(Duration.ofHours(1)));
		this.pool.advance(Duration.ofMinutes(9));
		assertThat(
				this.accounts.perform("change-password", this.accounts.token(token), "newPassword", "Looking-Glass-2"))
			.isInstanceOf(Done.class);
		this.pool.advance(Duration.ofMinutes(2));
		assertThat(
				this.accounts.refused("change-password", this.accounts.token(token), "newPassword", "Looking-Glass-3")
					.kind())
			.isEqualTo(Kind.FRESH_SIGN_IN_REQUIRED);
	}

	@Test
	void changePasswordWhenNobodyIsSignedInThenRefusedWithoutACall() {
		long before = this.pool.requests();
		assertThat(this.accounts.refused("change-password", this.accounts.stranger(), "newPassword", "Looking-Glass-2")
			.kind()).isEqualTo(Kind.TOKEN_REJECTED);
		assertThat(this.pool.requests()).isEqualTo(before);
	}

}
