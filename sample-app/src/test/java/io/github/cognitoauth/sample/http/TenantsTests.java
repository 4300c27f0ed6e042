// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo with the user pool of a partner beside its own.
 */
@DemoTest
@ActiveProfiles({ "embedded", "tenants" })
class TenantsTests {

	@Autowired
	private CognitoUserPoolServer main;

	@Autowired
	@Qualifier("partner")
	private CognitoUserPoolServer partner;

	private HttpSession session;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.session = new HttpSession(port);
	}

	@Test
	void signInWhenUserIsOfThePartnerThenIsKnownThereAndNowhereElse() {
		long before = signInsOfAlice(this.main);
		assertThat(leadsTo(this.session.get("/partner", "Accept", "text/html"))).endsWith("/partner/login");
		assertThat(leadsTo(signInToPartner("alice", "Looking-Glass-1"))).contains("/partner").doesNotContain("login");
		assertThat(this.session.get("/partner").body())
			.contains("alice (partner)", "ROLE_partner_admins", "Nobody is signed in there",
					"action=\"/partner/logout\"")
			.doesNotContain("ROLE_admins");
		assertThat(leadsTo(this.session.get("/me", "Accept", "text/html"))).endsWith("/login")
			.doesNotContain("partner");
		assertThat(signInsOfAlice(this.partner)).isPositive();
		assertThat(signInsOfAlice(this.main)).isEqualTo(before);
	}

	@Test
	void signInWhenPasswordIsOfTheNamesakeThenIsRefusedByBoth() {
		long before = signInsOfAlice(this.main);
		assertThat(leadsTo(signInToPartner("alice", "Wonderland-1"))).endsWith("/partner/login?error");
		assertThat(signInsOfAlice(this.main)).isEqualTo(before);
		long ofPartner = signInsOfAlice(this.partner);
		assertThat(leadsTo(this.session.signIn("alice", "Looking-Glass-1"))).endsWith("/login?error");
		assertThat(signInsOfAlice(this.partner)).isEqualTo(ofPartner);
	}

	@Test
	void pageWhenNamesakesAreSignedInThenShowsBothAndLogoutEndsOne() {
		this.session.signIn("alice", "Wonderland-1");
		signInToPartner("alice", "Looking-Glass-1");
		assertThat(this.session.get("/partner").body()).contains("alice (partner)", "ROLE_partner_admins",
				">ROLE_admins<");
		assertThat(this.session.get("/me").body()).contains("\"username\":\"alice\"", "ROLE_admins")
			.doesNotContain("partner");
		long before = this.main.requests("RevokeToken");
		assertThat(leadsTo(this.session.submit("/partner", "/partner/logout", Map.of())))
			.endsWith("/partner/login?logout");
		assertThat(leadsTo(this.session.get("/partner", "Accept", "text/html"))).endsWith("/partner/login");
		assertThat(this.session.get("/me").body()).contains("ROLE_admins");
		assertThat(this.main.requests("RevokeToken")).isEqualTo(before);
	}

	@Test
	void tokenWhenItIsOfThePartnerThenIsAcceptedWithoutRolesOfTheMainPool() {
		String token = this.partner.accessToken("alice");
		assertThat(this.session.getAsBearer("/api/whoami", token).statusCode()).isEqualTo(200);
		assertThat(this.session.getAsBearer("/api/admin", token).statusCode()).isEqualTo(403);
		assertThat(this.session.getAsBearer("/api/admin", this.main.accessToken("alice")).statusCode()).isEqualTo(200);
	}

	@Test
	void apiWhenDeviceOfThePartnerSignsInThenItsTokensAreOfThatPool() {
		long before = signInsOfAlice(this.main);
		HttpResponse<String> refused = signInByJson("/partner/auth/sign-in", "Wonderland-1");
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("credentials-rejected");
		assertThat(signInsOfAlice(this.main)).isEqualTo(before);
		String token = accessToken(signInByJson("/partner/auth/sign-in", "Looking-Glass-1"));
		assertThat(this.session.getAsBearer("/api/whoami", token).body()).contains("alice (partner)");
		assertThat(this.session.getAsBearer("/partner/auth/account", token).body()).contains("alice@partner.example");
		assertThat(this.session.getAsBearer("/auth/account", token).statusCode()).isEqualTo(401);
		String main = accessToken(signInByJson("/auth/sign-in", "Wonderland-1"));
		assertThat(this.session.getAsBearer("/partner/auth/account", main).statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> signInByJson(String path, String password) {
		return this.session.postJson(path, "{\"username\":\"alice\",\"password\":\"" + password + "\"}");
	}

	private static String accessToken(HttpResponse<String> signedIn) {
		assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(signedIn.body()).at("/tokens/accessToken").stringValue();
	}

	/**
	 * The service account of the demo signs in meanwhile, so that not everything counts.
	 */
	private static long signInsOfAlice(CognitoUserPoolServer pool) {
		return pool.exchanges().stream().filter((exchange) -> exchange.request().contains("\"alice\"")).count();
	}

	private HttpResponse<String> signInToPartner(String username, String password) {
		return this.session.submit("/partner/login", "/partner/login",
				Map.of("username", username, "password", password));
	}

	private static String leadsTo(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElse("");
	}

}
