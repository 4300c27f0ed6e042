// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.device;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.sample.pool.DemoUser;
import io.github.cognitoauth.sample.pool.DemoUsers;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.PoolUser;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code device/SignIn.java}, which plays a watch in a terminal, against the
 * running demo.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignInTests {

	private static final String MESSAGE = "@/inbox/%s/message";

	private static final String APP = "@/inbox/%s/app";

	/** What each user of the demo answers after name and password. */
	private static final Map<String, List<String>> ANSWERS = Map.of("alice", List.of(), "bob", List.of(), "newbie",
			List.of("Chosen-Pass-1", "Newbie"), "sms", List.of(MESSAGE), "totp", List.of(APP), "email",
			List.of(MESSAGE), "choice", List.of("2", APP), "setup", List.of("1", APP), "custom", List.of("42"), "ways",
			List.of("2", MESSAGE));

	@TempDir
	private static Path classes;

	@LocalServerPort
	private int port;

	@Autowired
	private CognitoUserPoolServer pool;

	@TempDir
	private Path folder;

	static Stream<DemoUser> users() {
		return DemoUsers.all().stream();
	}

	@BeforeAll
	static void compile() {
		DeviceRun.compileTo(classes);
	}

	/** The users are as at the start, whatever they did in another test. */
	@BeforeEach
	@AfterEach
	void renewUsers() {
		this.pool.inbox().clear();
		DemoUsers.all().forEach(this::renew);
	}

	private PoolUser renew(DemoUser user) {
		this.pool.user(user.username()).delete();
		PoolUser renewed = this.pool.createUser(user.username());
		user.settings().accept(renewed);
		return renewed;
	}

	@ParameterizedTest
	@MethodSource("users")
	void runWhenDemoUserAnswersThenSignsInRefreshesAndSignsOut(DemoUser user) throws Exception {
		List<String> answers = ANSWERS.get(user.username());
		assertThat(answers).as("a script for every user of the demo").isNotNull();
		DeviceRun run = run(Stream.concat(Stream.of(user.username(), user.password()),
				answers.stream().map((answer) -> answer.formatted(user.username()))));
		run.assertSignedInAs(user.username());
		assertThat(run.output()).doesNotContain(user.password(), "Chosen-Pass-1", "eyJ");
	}

	@Test
	void runWhenStartedFromSourceThenTheJdkIsAllItNeeds() throws Exception {
		DeviceRun.fromSource(this.folder, url(), List.of("alice", "Wonderland-1")).assertSignedInAs("alice");
	}

	@Test
	void runWhenCodeIsWrongThenSaysSoAndAsksAgain() throws Exception {
		DeviceRun run = run(Stream.of("email", "Second-Factor-1", "000000x", "@/inbox/email/message"));
		run.assertSignedInAs("email");
		assertThat(run.output()).containsSubsequence("Code:", "! ", "Code:");
	}

	@Test
	void runWhenPasswordIsWrongThenStartsAgain() throws Exception {
		DeviceRun run = run(Stream.of("bob", "Wrong-Password-1", "bob", "Builder-2026"));
		run.assertSignedInAs("bob");
		assertThat(run.output()).contains("Starting again.");
	}

	@Test
	void runWhenPasskeyIsAskedForThenSaysThatItHasNoneAndTakesAnotherWay() throws Exception {
		this.pool.user("ways").passkey(SoftwarePasskey.of(URI.create("http://localhost:" + this.port)));
		DeviceRun run = run(
				Stream.of("ways", "Second-Factor-1", "4", "", "ways", "Second-Factor-1", "2", "@/inbox/ways/message"));
		run.assertSignedInAs("ways");
		assertThat(run.output()).contains("This cannot be answered on this device.");
	}

	@Test
	void runWhenPoolIsThrottledForAMomentThenWaitsAndSendsTheSameAgain() throws Exception {
		this.pool.faults().next("InitiateAuth", 6, PoolFault.throttled());
		DeviceRun run = run(Stream.of("bob", "Builder-2026"));
		run.assertSignedInAs("bob");
		assertThat(run.output()).contains("The service asks to wait for ");
	}

	@Test
	void runWhenScriptEndsEarlyThenSaysWhichAnswerIsMissing() throws Exception {
		DeviceRun run = run(Stream.of("sms"));
		assertThat(run.status()).isOne();
		assertThat(run.output()).contains("There is no answer to: Password");
	}

	@Test
	void runWhenServerIsFarAndNotEncryptedThenSendsNothing() throws Exception {
		DeviceRun run = DeviceRun.fromClasses(classes, this.folder, "http://example.com",
				List.of("alice", "Wonderland-1"));
		assertThat(run.status()).isEqualTo(64);
		assertThat(run.output()).contains("over https only");
	}

	@Test
	void sourceWhenReadThenKnowsNoChallengeByName() throws IOException {
		String source = Files.readString(Path.of("device", "SignIn.java"));
		assertThat(source).doesNotContain(ChallengeName.NEW_PASSWORD_REQUIRED.value(), "MFA", "OTP", "WEB_AUTHN",
				MfaType.SOFTWARE_TOKEN_MFA.value(), "CHALLENGE", "SRP");
	}

	private DeviceRun run(Stream<String> answers) throws IOException, InterruptedException {
		return DeviceRun.fromClasses(classes, this.folder, url(), answers.toList());
	}

	private String url() {
		return "http://localhost:" + this.port;
	}

}
