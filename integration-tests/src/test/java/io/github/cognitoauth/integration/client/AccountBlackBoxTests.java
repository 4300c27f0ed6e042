// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cognitoauth.integration.client.ApiApplication.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that knows only the served OpenAPI document walks the whole life of an
 * account, with each code really delivered.
 */
class AccountBlackBoxTests {

	private static final int MOST_SESSIONS = 10;

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.EMAIL_OTP, MfaFactor.SOFTWARE_TOKEN_MFA)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.userSessions(MOST_SESSIONS)
		.deviceTracking(DeviceTracking.USER_OPT_IN)
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void accountWhenEveryOperationIsWalkedThenAllOfTheDocumentWasSeen(Stack stack) {
		try (ApiApplication application = ApiApplication.start(stack, this.pool, "user-password")) {
			OpenApi api = application.document();
			URI server = application.server();
			Person carol = person("carol", "Looking-Glass-1").knows("email", "carol@example.com")
				.has(SoftwarePasskey.of(server));
			BlackBoxClient client = new BlackBoxClient(server, api);
			signUp(client, carol);
			profile(client, carol);
			password(client, carol);
			secondFactor(client, carol);
			passkeys(client, carol);
			devices(client);
			sessions(new BlackBoxClient(server, api), client, carol);
			leave(client, carol);
			Set<String> missing = api.operations()
				.keySet()
				.stream()
				.filter((id) -> api.seen().stream().noneMatch((seen) -> seen.startsWith(id + " 2")))
				.collect(Collectors.toSet());
			assertThat(missing).as("operations that nobody has walked").isEmpty();
			assertThat(api.operations().keySet()).isEqualTo(OpenApi.shipped().operations().keySet());
		}
	}

	private void signUp(BlackBoxClient client, Person carol) {
		Answer pending = client.call("sign-up", Map.of("username", "carol", "password", carol.password(), "attributes",
				Map.of("email", "carol@example.com")));
		assertThat(pending.text("/status")).isEqualTo("pending");
		assertThat(client.call("resend-sign-up-code", Map.of("username", "carol")).status()).isEqualTo(202);
		assertThat(client.call("confirm-sign-up", Map.of("username", "carol", "code", "000000x")).text("/code"))
			.isEqualTo("code-refused");
		Answer confirmed = client.call("confirm-sign-up", Map.of("username", "carol", "code",
				carol.message(DeliveryMedium.EMAIL), "handle", pending.text("/handle")));
		client.finish(confirmed, carol);
		assertThat(client.call("account", null).text("/username")).isEqualTo("carol");
		client.signIn(carol);
	}

	private void profile(BlackBoxClient client, Person carol) {
		Answer updated = client.call("update-attributes", Map.of("name", "Carol", "email", "carol@example.org"));
		assertThat(updated.text("/deliveries/0/attribute")).isEqualTo("email");
		Map<String, String> email = Map.of("name", "email");
		assertThat(client.call("send-attribute-code", email, null).text("/status")).isEqualTo("pending");
		assertThat(client.call("verify-attribute", email, Map.of("code", carol.message(DeliveryMedium.EMAIL))).status())
			.isEqualTo(204);
		JsonNode account = client.call("account", null).json();
		assertThat(account.path("attributes").valueStream())
			.anySatisfy((attribute) -> assertThat(attribute.path("value").asString()).isEqualTo("Carol"))
			.anySatisfy((attribute) -> assertThat(attribute.path("verified").asBoolean(false)).isTrue());
	}

	private void password(BlackBoxClient client, Person carol) {
		assertThat(client
			.call("change-password", Map.of("previousPassword", carol.password(), "newPassword", "Looking-Glass-2"))
			.status()).isEqualTo(204);
		assertThat(client.call("forgot-password", Map.of("username", "carol")).status()).isEqualTo(202);
		Person later = person("carol", "Looking-Glass-3");
		assertThat(client
			.call("reset-password", Map.of("username", "carol", "code", later.message(DeliveryMedium.EMAIL),
					"newPassword", later.password()))
			.status()).isEqualTo(204);
		client.signIn(later);
		assertThat(client
			.call("change-password", Map.of("previousPassword", later.password(), "newPassword", carol.password()))
			.status()).isEqualTo(204);
	}

	private void secondFactor(BlackBoxClient client, Person carol) {
		JsonNode setup = client.call("begin-totp", null).json().path("setup");
		assertThat(client
			.call("complete-totp", Map.of("code", this.pool.totp(setup.path("secret").asString()), "name", "Phone"))
			.status()).isEqualTo(204);
		assertThat(client.call("update-mfa", Map.of("preferred", "SOFTWARE_TOKEN_MFA")).status()).isEqualTo(204);
		assertThat(client.call("account", null).text("/mfa/preferred")).isEqualTo("SOFTWARE_TOKEN_MFA");
		// a code is good for one sign-in
		this.pool.advance(Duration.ofSeconds(30));
		client.signIn(carol);
		assertThat(client.call("update-mfa", Map.of("enabled", Map.of("SOFTWARE_TOKEN_MFA", false))).status())
			.isEqualTo(204);
	}

	private void passkeys(BlackBoxClient client, Person carol) {
		JsonNode options = client.call("begin-passkey", null).json().path("passkey");
		assertThat(client.call("complete-passkey", Map.of("credential", carol.credential(options))).status())
			.isEqualTo(204);
		String id = client.call("list-passkeys", null).text("/passkeys/0/id");
		assertThat(client.call("delete-passkey", Map.of("id", id), null).status()).isEqualTo(204);
		assertThat(client.call("list-passkeys", null).json().path("passkeys")).isEmpty();
	}

	private void devices(BlackBoxClient client) {
		String id = client.call("list-devices", null).text("/devices/0/id");
		assertThat(client.call("update-device", Map.of("id", id), Map.of("remembered", true)).status()).isEqualTo(204);
		assertThat(client.call("forget-device", Map.of("id", id), null).status()).isEqualTo(204);
	}

	private void sessions(BlackBoxClient other, BlackBoxClient client, Person carol) {
		other.signIn(carol);
		List<String> ids = new ArrayList<>();
		client.call("list-sessions", null).json().path("sessions").forEach((session) -> {
			if (!session.path("current").asBoolean()) {
				ids.add(session.path("id").asString());
			}
		});
		assertThat(ids).isNotEmpty();
		ids.forEach((id) -> assertThat(client.call("end-session", Map.of("id", id), null).status()).isEqualTo(204));
		assertThat(other.refresh().status()).isEqualTo(401);
		assertThat(client.refresh().status()).isEqualTo(200);
	}

	private void leave(BlackBoxClient client, Person carol) {
		assertThat(client.signOut().status()).isEqualTo(204);
		client.signIn(carol);
		assertThat(client.call("sign-out-everywhere", null).status()).isEqualTo(204);
		assertThat(client.refresh().status()).isEqualTo(401);
		client.signIn(carol);
		assertThat(client.call("delete-account", null).status()).isEqualTo(204);
		JsonNode form = client.call("start", null).json().path("form");
		assertThat(client.call("sign-in", carol.fill(form)).text("/code")).isEqualTo("credentials-rejected");
	}

	private Person person(String username, String password) {
		return new Person(this.pool, username, password);
	}

}
