// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * Tests that no secret of a sign-in reaches the log, of whatever library, at any level.
 */
class CognitoLoginLogTests {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.appender.start();
		this.root.addAppender(this.appender);
		this.root.setLevel(Level.TRACE);
	}

	@AfterEach
	void stop() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this.appender);
	}

	@Test
	void signInThenNoSecretInTheLog() throws Exception {
		CognitoTokens tokens = TestSignIns.tokens("alice", "admins");
		try (TestApp app = new TestApp(CognitoLoginIntegrationTests.DefaultChain.class)) {
			MfaSetupChallenge setup = challenge(MfaSetupChallenge.class, "MFA_SETUP",
					Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]"));
			app.givenFirstStep(required(setup));
			given(app.authenticator().associateSoftwareToken(any()))
				.willReturn(Mono.just(TestSignIns.setup(setup, "JBSWY3DPEHPK3PXP")));
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)))
				.willReturn(Mono.just(authenticated(tokens)));
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser browser = app.browser();
			browser.get("/");
			browser.login("alice", "Wonderland-1");
			browser.get("/login/challenge");
			browser.answer(Map.of("code", "864209"));
			browser.answer(Map.of("code", "975310"));
			browser.get("/");
			browser.post("/logout", Map.of());
		}
		assertThat(lines()).isNotEmpty()
			.noneMatch((line) -> line.contains("Wonderland-1"))
			.noneMatch((line) -> line.contains("864209") || line.contains("975310"))
			.noneMatch((line) -> line.contains(TestSignIns.SESSION))
			.noneMatch((line) -> line.contains("JBSWY3DPEHPK3PXP"))
			.noneMatch((line) -> line.contains(tokens.accessToken()) || line.contains("refresh-token-of-alice"));
	}

	/** Threads of others log meanwhile, under this lock. */
	private List<String> lines() {
		synchronized (this.appender) {
			return this.appender.list.stream()
				.map((event) -> event.getFormattedMessage() + ((event.getThrowableProxy() != null)
						? ThrowableProxyUtil.asString(event.getThrowableProxy()) : ""))
				.toList();
		}
	}

}
