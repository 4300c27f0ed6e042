// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.account.AuthFactor;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.AccountView;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.account.OperationResult.Account;
import io.github.cognitoauth.security.account.OperationResult.Begun;
import io.github.cognitoauth.security.account.OperationResult.Done;
import io.github.cognitoauth.security.account.OperationResult.Pending;
import io.github.cognitoauth.security.account.OperationResult.Updated;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Reading the account, attributes with their verification, and second factors.
 */
class ProfileOperationsTests {

	private final AccountFixture accounts = new AccountFixture(CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA, MfaFactor.SMS_MFA)
		.user("alice",
				(user) -> user.password("Wonderland-1")
					.email("alice@example.com")
					.phoneNumber("+12065550100")
					.attribute("name", "Alice")
					.attribute("custom:tenant", "acme"))
		.start());

	private final CognitoUserPoolServer pool = this.accounts.pool;

	@AfterEach
	void stop() {
		this.accounts.close();
	}

	@Test
	void accountThenAttributesFactorsAndWhatCanBeChanged() {
		AccountView account = account();
		assertThat(account.username()).isEqualTo("alice");
		assertThat(account.attributes()).extracting("name")
			.containsExactlyInAnyOrder("email", "phone_number", "name", "custom:tenant");
		assertThat(account.attributes()).filteredOn("name", "email")
			.first()
			.isEqualTo(new AccountView.Attribute("email", "alice@example.com", true, false));
		assertThat(account.attributes()).filteredOn("name", "name")
			.first()
			.isEqualTo(new AccountView.Attribute("name", "Alice", null, true));
		assertThat(account.factors()).contains(AuthFactor.PASSWORD);
		assertThat(account.hasPassword()).isTrue();
		assertThat(account.mfa()).isEmpty();
		assertThat(this.accounts.events).isEmpty();
	}

	@Test
	void accountWhenTokenWasRevokedThenTokenRejected() {
		OperationContext alice = alice();
		this.pool.user("alice").signOut();
		OperationProblem problem = this.accounts.refused("account", alice);
		assertThat(problem.kind()).isEqualTo(Kind.TOKEN_REJECTED);
	}

	@Test
	void updateAttributesThenOnlyThoseThatMayBeWrittenAndHaveChanged() {
		OperationContext alice = alice().mutate().account(account()).build();
		assertThat(this.accounts.operations.form("update-attributes", alice).fields()).extracting("name")
			.containsExactlyInAnyOrder("name", "given_name", "family_name", "middle_name", "nickname", "locale");
		assertThat(this.accounts.operations.form("update-attributes", alice).fields()).filteredOn("name", "name")
			.first()
			.extracting("value")
			.isEqualTo("Alice");

		Updated updated = (Updated) this.accounts.perform("update-attributes", alice, "name", "Alice", "locale", "de",
				"nickname", "", "custom:tenant", "other", "email", "thief@example.com");
		assertThat(updated.deliveries()).isEmpty();
		assertThat(this.pool.user("alice").attributes()).containsEntry("locale", "de")
			.containsEntry("custom:tenant", "acme")
			.containsEntry("email", "alice@example.com")
			.doesNotContainKey("nickname");
		assertThat(this.accounts.refused("update-attributes", alice, "name", "Alice").kind())
			.isEqualTo(Kind.INPUT_REFUSED);

		this.accounts.perform("update-attributes", alice(), "name", "");
		assertThat(this.pool.user("alice").attributes()).doesNotContainKey("name");
	}

	@Test
	void updateAttributesWhenAddressChangesThenFreshSignInAndCode() {
		this.accounts.operations = this.accounts
			.operations((settings) -> settings.writableAttributes(List.of("name", "email")), (builder) -> {
			});
		String token = this.pool.accessToken("alice", (spec) -> spec.lifetime(Duration.ofHours(1)));
		OperationContext alice = this.accounts.token(token);
		Updated updated = (Updated) this.accounts.perform("update-attributes", alice, "email", "new@example.com");
		assertThat(updated.deliveries()).extracting("attributeName").containsExactly("email");
		assertThat(account().attributes()).filteredOn("name", "email")
			.first()
			.isEqualTo(new AccountView.Attribute("email", "new@example.com", false, true));

		OperationContext email = alice.mutate().target("email").build();
		assertThat(this.accounts.refused("verify-attribute", email, "code", "000000").kind())
			.isEqualTo(Kind.CODE_REFUSED);
		assertThat(this.accounts.perform("verify-attribute", email, "code", this.pool.inbox().latestCode("alice")))
			.isEqualTo(Done.of("cognito.notice.verify-attribute"));
		assertThat(this.pool.user("alice").attributes()).containsEntry("email_verified", "true");

		this.pool.advance(Duration.ofMinutes(10));
		assertThat(this.accounts.refused("update-attributes", alice, "email", "again@example.com").kind())
			.isEqualTo(Kind.FRESH_SIGN_IN_REQUIRED);
		assertThat(this.accounts.perform("update-attributes", alice, "name", "Alicia")).isInstanceOf(Updated.class);
	}

	@Test
	void updateAttributesWhenPoolKeepsVerifiedAddressThenNewOneCountsWithItsCode() {
		try (AccountFixture keeping = new AccountFixture(CognitoUserPoolServer.builder()
			.attributesRequireVerificationBeforeUpdate("email")
			.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com"))
			.start())) {
			keeping.operations = keeping.operations((settings) -> settings.writableAttributes(List.of("email")),
					(builder) -> {
					});
			OperationContext alice = keeping.user("alice").mutate().target("email").build();
			Updated updated = (Updated) keeping.perform("update-attributes", alice, "email", "new@example.com");
			assertThat(updated.deliveries()).extracting("destination").containsExactly("n***@e***");
			assertThat(keeping.pool.user("alice").attributes()).containsEntry("email", "alice@example.com")
				.containsEntry("email_verified", "true");
			Pending again = (Pending) keeping.perform("send-attribute-code", alice);
			assertThat(again.delivery()).extracting("destination").isEqualTo("n***@e***");
			assertThat(keeping.pool.inbox().codes())
				.allSatisfy((code) -> assertThat(code.destination()).isEqualTo("new@example.com"));
			keeping.perform("verify-attribute", alice, "code", keeping.pool.inbox().latestCode("alice"));
			assertThat(keeping.pool.user("alice").attributes()).containsEntry("email", "new@example.com")
				.containsEntry("email_verified", "true");
		}
	}

	@Test
	void sendAttributeCodeThenItVerifies() {
		this.pool.user("alice").attribute("phone_number_verified", "false");
		OperationContext phone = alice().mutate().target("phone_number").build();
		Pending pending = (Pending) this.accounts.perform("send-attribute-code", phone);
		assertThat(pending.next()).isEqualTo("verify-attribute");
		assertThat(pending.delivery()).extracting(CodeDelivery::deliveryMedium).isEqualTo("SMS");
		assertThat(pending.form().text().args()).containsExactly(pending.delivery().destination());
		this.accounts.perform("verify-attribute", phone, "code", this.pool.inbox().latestCode("alice"));
		assertThat(this.pool.user("alice").attributes()).containsEntry("phone_number_verified", "true");
		assertThat(this.accounts.refused("send-attribute-code", alice().mutate().target("name").build()).kind())
			.isEqualTo(Kind.NOT_OFFERED);
		for (int i = 0; i < 4; i++) {
			this.accounts.perform("send-attribute-code", phone);
		}
		assertThat(this.accounts.refused("send-attribute-code", phone).kind()).isEqualTo(Kind.LIMIT_EXCEEDED);
	}

	@Test
	void totpWhenCodeIsGivenThenOnAndCanBePreferredAndRemoved() {
		OperationContext alice = alice();
		Begun begun = (Begun) this.accounts.perform("begin-totp", alice);
		assertThat(begun.next()).isEqualTo("complete-totp");
		assertThat(begun.form().setup()).isNotNull();
		assertThat(begun.form().setup().otpauthUri()).startsWith("otpauth://totp/Example:alice?secret=");
		assertThat(begun.form().setup().qrCode()).isNotNull();
		assertThat(this.accounts.refused("complete-totp", alice, "code", "000000").kind()).isEqualTo(Kind.CODE_REFUSED);
		assertThat(this.accounts.perform("complete-totp", alice, "code", this.pool.totp(begun.form().setup().secret()),
				"name", "Phone"))
			.isInstanceOf(Done.class);
		assertThat(account().mfa()).containsExactly(MfaType.SOFTWARE_TOKEN_MFA);

		this.accounts.perform("update-mfa", alice, "enabled.SMS_MFA", "true", "preferred", "SOFTWARE_TOKEN_MFA");
		assertThat(account().mfa()).containsExactlyInAnyOrder(MfaType.SOFTWARE_TOKEN_MFA, MfaType.SMS_MFA);
		assertThat(account().preferredMfa()).isEqualTo(MfaType.SOFTWARE_TOKEN_MFA);
		assertThat(this.accounts.operations.form("update-mfa", alice.mutate().account(account()).build()).fields())
			.extracting("value")
			.containsExactly("true", "true", null, null, "SOFTWARE_TOKEN_MFA");

		this.accounts.perform("update-mfa", alice, "enabled.SOFTWARE_TOKEN_MFA", "false");
		assertThat(account().mfa()).containsExactly(MfaType.SMS_MFA);
		this.accounts.perform("update-mfa", alice, "preferred", "SMS_MFA");
		this.accounts.perform("update-mfa", alice, "preferred", "NONE");
		assertThat(account().mfa()).containsExactly(MfaType.SMS_MFA);
		assertThat(account().preferredMfa()).isNull();
	}

	@Test
	void updateMfaWhenNotPossibleThenTold() {
		OperationContext alice = alice();
		assertThat(this.accounts.refused("update-mfa", alice, "enabled.SOFTWARE_TOKEN_MFA", "true").kind())
			.isEqualTo(Kind.INPUT_REFUSED);
		assertThat(this.accounts.refused("update-mfa", alice).text().code())
			.isEqualTo("cognito.problem.nothing-to-change");
		assertThat(this.accounts.refused("update-mfa", alice, "enabled.SMS_MFA", "maybe").kind())
			.isEqualTo(Kind.ANSWER_INCOMPLETE);
		assertThat(this.accounts.refused("update-mfa", alice, "preferred", "CARRIER_PIGEON").field())
			.isEqualTo("preferred");
	}

	@Test
	void updateMfaWhenSignInIsOldThenRefusedWithoutACall() {
		String token = this.pool.accessToken("alice", (spec) -> spec.lifetime(Duration.ofHours(1)));
		this.pool.advance(Duration.ofMinutes(11));
		for (String operation : List.of("update-mfa", "begin-totp", "complete-totp", "begin-passkey",
				"complete-passkey", "delete-passkey", "update-device", "end-session", "delete-account")) {
			assertThat(this.accounts.refused(operation, this.accounts.token(token)).kind()).as(operation)
				.isEqualTo(Kind.FRESH_SIGN_IN_REQUIRED);
		}
		assertThat(this.pool.requests()).isZero();
	}

	@Test
	void changesThenEventsWithUserAndTarget() {
		OperationContext phone = alice().mutate().target("phone_number").build();
		this.accounts.perform("send-attribute-code", phone);
		this.accounts.refused("verify-attribute", phone, "code", "000000");
		assertThat(this.accounts.events)
			.extracting(AccountEvent::operation, AccountEvent::username, AccountEvent::target, AccountEvent::problem)
			.containsExactly(tuple("send-attribute-code", "alice", "phone_number", null),
					tuple("verify-attribute", "alice", "phone_number", "code-refused"));
		assertThat(this.accounts.events.toString()).doesNotContain("alice");
	}

	private OperationContext alice() {
		return this.accounts.user("alice");
	}

	private AccountView account() {
		OperationResult result = this.accounts.perform("account", alice());
		return ((Account) result).account();
	}

}
