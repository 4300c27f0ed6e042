// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.PoolExchange;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PoolFault;
import io.github.cognitoauth.token.source.TokenSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * With every logger at TRACE, no password, token, client secret, session, code, key or
 * proof that went over the wire stands in the log.
 */
class LogScanTests {

	/** Long, so that a busy machine fails no test. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String CLIENT_SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final String PASSWORD = "Unmistakable-Passphrase-1";

	/** Members whose values are no secrets; all others that are texts count as such. */
	private static final Set<String> PUBLIC_MEMBERS = Set.of("ClientId", "AuthFlow", "USERNAME", "Username",
			"USER_ID_FOR_SRP", "ChallengeName", "__type", "message", "TokenType", "DeliveryMedium",
			"CODE_DELIVERY_DELIVERY_MEDIUM", "CODE_DELIVERY_DESTINATION", "Destination", "AttributeName", "Name",
			"PREFERRED_CHALLENGE", "TIMESTAMP", "DeviceKey", "DEVICE_KEY", "DeviceGroupKey", "UserSub", "Status",
			"requiredAttributes", "userAttributes", "MFAS_CAN_CHOOSE", "MFAS_CAN_SETUP", "FRIENDLY_DEVICE_NAME",
			"DeviceRememberedStatus", "userAttributes.name", "UserPoolId", "Value", "AvailableChallenges");

	private final Queue<String> lines = new ConcurrentLinkedQueue<>();

	private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

	private final Map<Logger, Level> levels = new HashMap<>();

	private final List<Appender<ILoggingEvent>> others = new ArrayList<>();

	private final AppenderBase<ILoggingEvent> capture = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			String stackTrace = (event.getThrowableProxy() != null)
					? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "";
			LogScanTests.this.lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + stackTrace);
		}

	};

	@BeforeEach
	void captureEverything() {
		for (Logger logger : this.root.getLoggerContext().getLoggerList()) {
			if (logger.getLevel() != null) {
				this.levels.put(logger, logger.getLevel());
				logger.setLevel((logger == this.root) ? Level.TRACE : null);
			}
		}
		this.root.iteratorForAppenders().forEachRemaining(this.others::add);
		this.others.forEach(this.root::detachAppender);
		this.capture.setContext(this.root.getLoggerContext());
		this.capture.start();
		this.root.addAppender(this.capture);
	}

	@AfterEach
	void putBack() {
		this.root.detachAppender(this.capture);
		this.others.forEach(this.root::addAppender);
		this.levels.forEach(Logger::setLevel);
	}

	@Test
	void signInsWhenLoggedAtTraceThenShowNoSecret() {
		Set<String> secrets = new HashSet<>(Set.of(CLIENT_SECRET, TOTP_SECRET, PASSWORD, "Wrong-Passphrase-1"));
		try (CognitoUserPoolServer pool = pool()) {
			passwordSignIns(pool);
			codeSignIns(pool);
			srpSignInWithDevice(pool);
			selfService(pool);
			machine(pool);
			failures(pool);
			secrets.addAll(secretsOnTheWire(pool));
		}

		assertThat(this.lines).as("the loggers of the library and of the HTTP client")
			.anyMatch((line) -> line.startsWith("io.github.cognitoauth."))
			.anyMatch((line) -> line.startsWith("reactor.netty."));
		assertThat(secrets).as("what was found on the wire").hasSizeGreaterThan(60);
		assertThat(secrets).allSatisfy((secret) -> assertThat(linesWith(secret)).as("lines with a secret").isEmpty());
	}

	private List<String> linesWith(String secret) {
		Pattern whole = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(secret) + "(?![A-Za-z0-9])");
		return this.lines.stream().filter((line) -> line.contains(secret) && whole.matcher(line).find()).toList();
	}

	private static void passwordSignIns(CognitoUserPoolServer pool) {
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(client(pool))
			.build();
		refused(authenticator.authenticate("alice", "Wrong-Passphrase-1"));
		refused(authenticator.authenticate("nobody", PASSWORD));
		refused(authenticator.authenticate("alice", " "));
		CognitoTokens tokens = tokens(await(authenticator.authenticate("alice", PASSWORD)));
		CognitoTokens fresh = await(authenticator.refresh(tokens));
		authenticator.revoke(fresh).block(TIMEOUT);
		refused(authenticator.refresh(fresh));
		authenticator.signOutEverywhere(tokens(await(authenticator.authenticate("alice", PASSWORD)))).block(TIMEOUT);
		NewPasswordRequiredChallenge challenge = (NewPasswordRequiredChallenge) challenge(
				await(authenticator.authenticate("newbie", PASSWORD)));
		refused(authenticator.respond(challenge.answer("short", Map.of("name", "Newbie"))));
		tokens(await(authenticator.respond(challenge.answer("Another-Passphrase-2", Map.of("name", "Newbie")))));
		refused(authenticator.respond(challenge.answer("Another-Passphrase-3", Map.of("name", "Newbie"))));
	}

	private static void codeSignIns(CognitoUserPoolServer pool) {
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(client(pool))
			.build();
		for (String username : List.of("sms", "totp")) {
			CodeChallenge challenge = (CodeChallenge) challenge(await(authenticator.authenticate(username, PASSWORD)));
			refused(authenticator.respond(challenge.answer("99")));
			String code = username.equals("totp") ? pool.totp(TOTP_SECRET) : pool.inbox().latestCode(username);
			tokens(await(authenticator.respond(challenge.answer(code))));
		}
		CodeChallenge otp = (CodeChallenge) challenge(
				await(authenticator.authenticate(AuthenticationRequest.builder("alice")
					.flow(AuthFlow.USER_AUTH)
					.preferredChallenge(ChallengeName.EMAIL_OTP)
					.build())));
		tokens(await(authenticator.respond(otp.answer(pool.inbox().latestCode("alice")))));
	}

	private static void srpSignInWithDevice(CognitoUserPoolServer pool) {
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(client(pool))
			.flow(AuthFlow.USER_SRP_AUTH)
			.clock(pool.clock())
			.deviceStore(DeviceStore.inMemory(10))
			.build();
		refused(authenticator.authenticate("totp", "Wrong-Passphrase-1"));
		CodeChallenge challenge = (CodeChallenge) challenge(await(authenticator.authenticate("totp", PASSWORD)));
		// a code of an authenticator app works once
		pool.advance(Duration.ofSeconds(30));
		tokens(await(authenticator.respond(challenge.answer(pool.totp(TOTP_SECRET)))));
		tokens(await(authenticator.authenticate("totp", PASSWORD)));
	}

	private static void selfService(CognitoUserPoolServer pool) {
		CognitoUserAccounts accounts = CognitoUserAccounts.create(client(pool));
		await(accounts.signUp(SignUpRequest.builder("carol")
			.password(PASSWORD)
			.attribute("email", "carol@example.com")
			.attribute("name", "Carol")
			.build()));
		refused(accounts.confirmSignUp("carol", "00"));
		await(accounts.confirmSignUp("carol", pool.inbox().latestCode("carol")));
		await(accounts.forgotPassword("alice"));
		accounts.confirmForgotPassword("alice", pool.inbox().latestCode("alice"), "Recovered-Passphrase-1")
			.block(TIMEOUT);
		CognitoTokens tokens = tokens(await(CognitoPasswordAuthenticator.builder()
			.client(client(pool))
			.build()
			.authenticate("alice", "Recovered-Passphrase-1")));
		CognitoUserAccount account = accounts.forAccessToken(tokens.accessToken());
		await(account.profile());
		await(account.mfa().associateSoftwareToken());
		refused(account.mfa().verifySoftwareToken("000000", null));
		account.changePassword("Recovered-Passphrase-1", "Changed-Passphrase-1").block(TIMEOUT);
		account.signOutEverywhere().block(TIMEOUT);
		refused(account.profile());
	}

	private static void machine(CognitoUserPoolServer pool) {
		CognitoClient client = CognitoClient.builder()
			.clientId("machine")
			.clientSecret(CLIENT_SECRET)
			.endpoint(pool.endpoint())
			.requestTimeout(TIMEOUT)
			.build();
		await(TokenSources.client(client, Clock.systemUTC(), List.of("api/read")).signIn());
	}

	private static void failures(CognitoUserPoolServer pool) {
		CognitoClient rotating = CognitoClient.builder()
			.clientId(pool.clientId())
			.clientSecrets(() -> List.of("anotherSecretanotherSecretanotherSecret", CLIENT_SECRET))
			.endpoint(pool.endpoint())
			.requestTimeout(TIMEOUT)
			.build();
		tokens(await(CognitoPasswordAuthenticator.builder()
			.client(rotating)
			.build()
			.authenticate("alice", "Changed-Passphrase-1")));
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(client(pool))
			.build();
		for (PoolFault fault : List.of(PoolFault.throttled(), PoolFault.internalError(), PoolFault.htmlPage(),
				PoolFault.notJson(), PoolFault.truncatedBody(), PoolFault.connectionReset(), PoolFault.answerLost(),
				PoolFault.error("InvalidParameterException", "Value '" + PASSWORD + "' at 'password' failed"))) {
			pool.faults().startOutage(fault);
			refused(authenticator.authenticate("alice", PASSWORD));
			pool.faults().clear();
		}
	}

	/** Every text in requests and answers, except the members that are no secrets. */
	private static Set<String> secretsOnTheWire(CognitoUserPoolServer pool) {
		Set<String> secrets = new HashSet<>();
		for (PoolExchange exchange : pool.exchanges()) {
			collect(exchange.request(), secrets);
			collect(exchange.response(), secrets);
		}
		return secrets;
	}

	private static void collect(String body, Set<String> secrets) {
		if (body != null && body.startsWith("{") && body.endsWith("}")) {
			collect("", MAPPER.readTree(body), secrets);
		}
	}

	private static void collect(String member, JsonNode node, Set<String> secrets) {
		if (node.isString() && !PUBLIC_MEMBERS.contains(member) && node.stringValue().length() > 3) {
			secrets.add(node.stringValue());
		}
		if (node.isObject()) {
			node.properties().forEach((entry) -> collect(entry.getKey(), entry.getValue(), secrets));
		}
		else if (node.isArray()) {
			node.forEach((item) -> collect(member, item, secrets));
		}
	}

	private static CognitoUserPoolServer pool() {
		return CognitoUserPoolServer.builder()
			.client("1example23456789", (client) -> client.secret(CLIENT_SECRET))
			.client("machine", (client) -> client.secret(CLIENT_SECRET).clientTokens("api/read"))
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.values())
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP)
			.deviceTracking(DeviceTracking.ALWAYS)
			.requiredAttributes("name")
			.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com"))
			.user("newbie", (user) -> user.temporaryPassword(PASSWORD, "name"))
			.user("sms", (user) -> user.password(PASSWORD).phoneNumber("+491701234567").mfa(MfaFactor.SMS_MFA))
			.user("totp", (user) -> user.password(PASSWORD).totpSecret(TOTP_SECRET))
			.start();
	}

	private static CognitoClient client(CognitoUserPoolServer pool) {
		return CognitoClient.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.clientSecret(CLIENT_SECRET)
			.endpoint(pool.endpoint())
			.retry(new CognitoRetryPolicy(2, Duration.ZERO, Duration.ZERO))
			.requestTimeout(TIMEOUT)
			.build();
	}

	private static void refused(Mono<?> call) {
		assertThat(catchThrowableOfType(CognitoException.class, () -> call.block(TIMEOUT))).isNotNull();
	}

	private static <T> T await(Mono<T> call) {
		T result = call.block(TIMEOUT);
		assertThat(result).isNotNull();
		return result;
	}

	private static CognitoTokens tokens(AuthenticationOutcome outcome) {
		assertThat(outcome).isInstanceOf(Authenticated.class);
		return ((Authenticated) outcome).tokens();
	}

	private static CognitoChallenge challenge(AuthenticationOutcome outcome) {
		assertThat(outcome).isInstanceOf(ChallengeRequired.class);
		return ((ChallengeRequired) outcome).challenge();
	}

}
