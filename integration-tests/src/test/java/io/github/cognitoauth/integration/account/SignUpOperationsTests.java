// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.security.account.AccountFeature;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.account.OperationResult.Confirmed;
import io.github.cognitoauth.security.account.OperationResult.Pending;
import io.github.cognitoauth.security.account.OperationResult.SignIn;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.pool.PreSignUp;
import io.github.cognitoauth.test.pool.SignInNames;
import io.github.cognitoauth.test.pool.UserStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sign-up, its confirmation and another code for it.
 */
class SignUpOperationsTests {

	private AccountFixture accounts = new AccountFixture(
			pool().user("taken", (user) -> user.password("Wonderland-1").email("taken@example.com")).start());

	private static CognitoUserPoolServerBuilder pool() {
		return CognitoUserPoolServer.builder();
	}

	private void restart(CognitoUserPoolServerBuilder pool) {
		this.accounts.close();
		this.accounts = new AccountFixture(pool.start());
	}

	@AfterEach
	void stop() {
		this.accounts.close();
	}

	@Test
	void signUpWhenCodeIsGivenThenConfirmedAndSignedIn() {
		Pending pending = (Pending) signUp("newbie", "newbie@example.com");
		assertThat(pending.next()).isEqualTo("confirm-sign-up");
		assertThat(pending.delivery()).isNotNull();
		assertThat(pending.session()).isNotNull();
		assertThat(this.accounts.pool.user("newbie").status()).isEqualTo(UserStatus.UNCONFIRMED);

		SignIn confirmed = (SignIn) confirm("newbie", this.accounts.pool.inbox().latestCode("newbie"),
				pending.session());
		assertThat(confirmed.request().flow()).isEqualTo(AuthFlow.USER_AUTH);
		assertThat(confirmed.request().username()).isEqualTo("newbie");
		assertThat(confirmed.request().session()).isNotNull();
		assertThat(this.accounts.pool.user("newbie").status()).isEqualTo(UserStatus.CONFIRMED);
	}

	@Test
	void confirmWhenSessionIsOfNoUseThenConfirmedAllTheSame() {
		Pending pending = (Pending) signUp("newbie", "newbie@example.com");
		this.accounts.pool.advance(Duration.ofMinutes(30));
		assertThat(confirm("newbie", this.accounts.pool.inbox().latestCode("newbie"), pending.session()))
			.isNotInstanceOf(Pending.class);
		assertThat(this.accounts.pool.user("newbie").status()).isEqualTo(UserStatus.CONFIRMED);
	}

	@Test
	void signUpWhenTriggerConfirmsThenConfirmed() {
		restart(pool().preSignUp((request) -> new PreSignUp.Decision(true, true, false)));
		assertThat(signUp("newbie", "newbie@example.com")).isInstanceOf(Confirmed.class);
	}

	@Test
	void signUpWhenNameIsTakenThenToldUnlessItIsAnAddress() {
		OperationProblem problem = this.accounts.refused("sign-up", this.accounts.stranger(), "username", "taken",
				"password", "Wonderland-2", "email", "other@example.com");
		assertThat(problem.kind()).isEqualTo(Kind.INPUT_REFUSED);
		assertThat(problem.field()).isEqualTo("username");

		restart(pool().signInNames(SignInNames.EMAIL_OR_PHONE)
			.user("taken@example.com", (user) -> user.password("Wonderland-1")));
		Pending free = (Pending) this.accounts.perform("sign-up", this.accounts.stranger(), "username",
				"free@example.com", "password", "Wonderland-2");
		Pending taken = (Pending) this.accounts.perform("sign-up", this.accounts.stranger(), "username",
				"taken@example.com", "password", "Wonderland-2");
		assertThat(taken.form().text()).isEqualTo(free.form().text());
		assertThat(taken.next()).isEqualTo(free.next());
		assertThat(taken.delivery()).isEqualTo(free.delivery()).isNull();
		assertThat(this.accounts.refused("confirm-sign-up", this.accounts.stranger(), "username", "taken@example.com",
				"code", "000000"))
			.isEqualTo(this.accounts.refused("confirm-sign-up", this.accounts.stranger(), "username",
					"free@example.com", "code", "000000"))
			.extracting(OperationProblem::kind)
			.isEqualTo(Kind.CODE_REFUSED);
		assertThat(this.accounts.pool.user("taken@example.com").hasPassword("Wonderland-1")).isTrue();
	}

	@Test
	void signUpWhenHidingIsSetThenItCounts() {
		this.accounts.operations = this.accounts.operations((settings) -> settings.hideExisting(true), (builder) -> {
		});
		assertThat(signUp("taken", "other@example.com")).isInstanceOf(Pending.class);
	}

	@Test
	void signUpWhenPasswordIsWeakOrSomethingIsMissingThenTold() {
		assertThat(this.accounts
			.refused("sign-up", this.accounts.stranger(), "username", "newbie", "password", "weak", "email",
					"newbie@example.com")
			.kind()).isEqualTo(Kind.PASSWORD_POLICY);
		OperationProblem missing = this.accounts.refused("sign-up", this.accounts.stranger(), "username", "newbie",
				"password", "Wonderland-1");
		assertThat(missing.kind()).isEqualTo(Kind.ANSWER_INCOMPLETE);
		assertThat(missing.field()).isEqualTo("email");
		assertThat(this.accounts
			.refused("sign-up", this.accounts.stranger(), "username", "newbie", "password", "Wonderland-1",
					"passwordConfirmation", "Wonderland-2", "email", "newbie@example.com")
			.field()).isEqualTo("passwordConfirmation");
		assertThat(this.accounts.pool.requests("SignUp")).isEqualTo(1);
	}

	@Test
	void signUpWhenAttributesAreSetThenThoseAreAskedFor() {
		this.accounts.operations = this.accounts
			.operations((settings) -> settings.signUpAttributes(List.of("name", "email")), (builder) -> {
			});
		assertThat(this.accounts.operations.form("sign-up", this.accounts.stranger()).fields()).extracting("name")
			.containsExactly("username", "password", "passwordConfirmation", "name", "email");
		this.accounts.perform("sign-up", this.accounts.stranger(), "username", "newbie", "password", "Wonderland-1",
				"name", "Newbie", "email", "newbie@example.com", "custom:role", "admin");
		assertThat(this.accounts.pool.user("newbie").attributes()).containsEntry("name", "Newbie")
			.doesNotContainKey("custom:role");
	}

	@Test
	void resendThenNewCodeForWhoeverWaitsAndSameAnswerForAll() {
		signUp("newbie", "newbie@example.com");
		this.accounts.pool.inbox().clear();
		Pending again = (Pending) this.accounts.perform("resend-sign-up-code", this.accounts.stranger(), "username",
				"newbie");
		assertThat(again.delivery()).isNull();
		assertThat(confirm("newbie", this.accounts.pool.inbox().latestCode("newbie"), null))
			.isNotInstanceOf(Pending.class);
		for (String name : new String[] { "newbie", "taken", "nobody" }) {
			Pending other = (Pending) this.accounts.perform("resend-sign-up-code", this.accounts.stranger(), "username",
					name);
			assertThat(other.form().text()).isEqualTo(again.form().text());
			assertThat(other.delivery()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "newbie", "taken", "nobody" })
	void confirmWhenCodeIsWrongThenSameAnswerForAll(String username) {
		signUp("newbie", "newbie@example.com");
		OperationProblem problem = this.accounts.refused("confirm-sign-up", this.accounts.stranger(), "username",
				username, "code", "000000");
		assertThat(problem.kind()).isEqualTo(Kind.CODE_REFUSED);
		assertThat(problem.text().code()).isEqualTo("cognito.problem.code-refused");
		assertThat(problem.field()).isEqualTo("code");
	}

	@Test
	void operationsWhenSignUpIsOffThenNotOffered() {
		this.accounts.operations = this.accounts
			.operations((settings) -> settings.feature(AccountFeature.SIGN_UP, false), (builder) -> {
			});
		assertThat(this.accounts.operations.ids()).doesNotContain("sign-up", "confirm-sign-up", "resend-sign-up-code");
		assertThat(this.accounts.operations.signInActions()).containsExactly("forgot-password");
		assertThat(this.accounts.refused("sign-up", this.accounts.stranger(), "username", "newbie").kind())
			.isEqualTo(Kind.NOT_OFFERED);
		assertThat(this.accounts.pool.requests()).isZero();
	}

	private OperationResult signUp(String username, String email) {
		return this.accounts.perform("sign-up", this.accounts.stranger(), "username", username, "password",
				"Wonderland-2", "email", email);
	}

	private OperationResult confirm(String username, String code, @Nullable String session) {
		OperationContext context = this.accounts.stranger().mutate().signUpSession(session).build();
		return this.accounts.perform("confirm-sign-up", context, "username", username, "code", code);
	}

}
