// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the inbox, which stands for the phones of the demo's users.
 */
@DemoTest
class InboxTests {

	@LocalServerPort
	private int port;

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void messageWhenCodeWasSentThenIsTheNewestAsPlainText() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("sms", "Second-Factor-1");
		HttpResponse<String> message = session.get("/inbox/sms/message");
		assertThat(message.body()).isEqualTo(this.pool.inbox().latestCode("sms"));
		assertThat(message.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/plain"));
		assertThat(message.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	void appWhenUserHasOneThenIsWhatItShows() {
		assertThat(new HttpSession(this.port).get("/inbox/totp/app").body())
			.isEqualTo(this.pool.user("totp").authenticatorCode().orElseThrow());
	}

	@Test
	void getWhenUserHasNeitherMessageNorAppThenNotFound() {
		HttpSession session = new HttpSession(this.port);
		assertThat(session.get("/inbox/alice/app").statusCode()).isEqualTo(404);
		assertThat(session.get("/inbox/nobody/message").statusCode()).isEqualTo(404);
	}

	@Test
	void pageWhenPoolAsksAQuestionThenAnswersIt() {
		assertThat(new HttpSession(this.port).get("/inbox").body()).contains("What is six times seven?", ">42<");
	}

}
