// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.IssuerConfiguration;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for HTTP itself: headers, browsers of other origins, published documents, and
 * requests of unusual form.
 */
class WireTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension
		.of(CognitoUserPoolServer.builder().user("alice", (user) -> user.password("Wonderland-1")));

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void answerWhenAnyThenHasTheHeadersOfTheServiceOnly(CognitoUserPoolServer pool) throws Exception {
		pool.advance(Duration.ofDays(2));
		HttpResponse<String> answer = signIn(pool, "Wonderland-1");
		assertThat(answer.headers().map().keySet()).containsExactlyInAnyOrder("access-control-allow-origin",
				"access-control-expose-headers", "connection", "content-length", "content-type", "date",
				"x-amzn-requestid");
		Instant date = ZonedDateTime
			.parse(answer.headers().firstValue("Date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
			.toInstant();
		assertThat(date).isBetween(pool.clock().instant().minusSeconds(60), pool.clock().instant());
	}

	@Test
	void answerWhenMessageIsNoHeaderThenHeaderHoldsOneLineOfText(CognitoUserPoolServer pool) throws Exception {
		HttpResponse<String> answer = post(pool, "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"\u00fc\"}");
		assertThat(answer.headers().firstValue("x-amzn-ErrorMessage").orElseThrow()).matches("[\\x20-\\x7e]+");
		assertThat(answer.headers().map()).doesNotContainKey("injected");
	}

	@Test
	void preflightWhenOfAnyOriginThenAllowsWhatIsAskedFor(CognitoUserPoolServer pool) throws Exception {
		HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(pool.endpoint())
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", "http://app.example.com")
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "content-type,x-amz-target,x-amz-user-agent")
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
			.hasValue("content-type,x-amz-target,x-amz-user-agent");
		assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow()).contains("POST");
		assertThat(pool.requests()).isZero();
	}

	@Test
	void answerWhenErrorOrFaultOfTheServiceThenPagesCanReadIt(CognitoUserPoolServer pool) throws Exception {
		pool.faults().next(1, PoolFault.throttled()).next(1, PoolFault.htmlPage());
		assertThat(signIn(pool, "Wonderland-1").headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		assertThat(signIn(pool, "Wonderland-1").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
		assertThat(signIn(pool, "wrong").headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
			.contains("x-amzn-ErrorType");
	}

	@ParameterizedTest
	@EnumSource(IssuerConfiguration.class)
	void documentsWhenOfEitherIssuerThenServedWhereTheyPointAndForbiddenAtTheOther(IssuerConfiguration form)
			throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder().issuer(form).start()) {
			JsonNode discovery = json(pool.issuer() + "/.well-known/openid-configuration");
			assertThat(discovery.path("issuer").stringValue()).isEqualTo(pool.issuer());
			assertThat(discovery.path("jwks_uri").stringValue()).startsWith(pool.issuer() + "/");
			assertThat(json(discovery.path("jwks_uri").stringValue()).path("keys")).hasSize(2);
			String other = pool.issuer().contains("/issuer-cognito-idp/")
					? pool.issuer().replace("/issuer-cognito-idp/", "/")
					: pool.endpoint() + "/issuer-cognito-idp/" + pool.userPoolId();
			assertThat(status(other + "/.well-known/jwks.json")).isEqualTo(403);
			assertThat(status(other + "/.well-known/openid-configuration")).isEqualTo(403);
		}
	}

	@Test
	void documentsWhenIssuerIsElsewhereThenKeysAreWhereDiscoveryPoints() throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.issuer("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1")
			.start()) {
			String keys = json(pool.endpoint() + "/" + pool.userPoolId() + "/.well-known/openid-configuration")
				.path("jwks_uri")
				.stringValue();
			assertThat(json(keys).path("keys")).hasSize(2);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			no http at all             | HTTP/1.1 400
			GET / HTTP/2.0             | HTTP/1.1 400
			GET / HTTP/1.1~colon       | HTTP/1.1 400
			POST / HTTP/1.1~Content-Length: 99999999 | HTTP/1.1 413
			POST / HTTP/1.1~Content-Length: 2147483648 | HTTP/1.1 413
			POST / HTTP/1.1~Content-Length: 4294967295 | HTTP/1.1 413
			POST / HTTP/1.1~Content-Length: 99999999999999999999 | HTTP/1.1 413
			POST / HTTP/1.1~Content-Length: -1       | HTTP/1.1 400
			POST / HTTP/1.1~Content-Length: x        | HTTP/1.1 400
			GET http://elsewhere/ HTTP/1.1           | HTTP/1.1 404
			GET / HTTP/1.0                           | HTTP/1.1 404
			""")
	void requestWhenOfUnusualFormThenIsAnsweredAndTheConnectionGoesOn(String request, String status,
			CognitoUserPoolServer pool) throws Exception {
		String head = raw(pool, request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n");
		assertThat(head).startsWith(status).contains("Connection: close");
		assertThat(signIn(pool, "Wonderland-1").statusCode()).isEqualTo(200);
	}

	@Test
	void requestWhenChunkedOrWaitingForContinueThenBodyIsRead(CognitoUserPoolServer pool) throws Exception {
		HttpURLConnection chunked = (HttpURLConnection) pool.endpoint().toURL().openConnection();
		chunked.setRequestMethod("POST");
		chunked.setDoOutput(true);
		chunked.setChunkedStreamingMode(16);
		chunked.setRequestProperty("Content-Type", "application/x-amz-json-1.1");
		chunked.setRequestProperty("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth");
		chunked.getOutputStream().write(body(pool, "Wonderland-1").getBytes(StandardCharsets.UTF_8));
		assertThat(chunked.getResponseCode()).isEqualTo(200);
		HttpResponse<String> waiting = this.client.send(
				request(pool, body(pool, "Wonderland-1")).expectContinue(true).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(waiting.statusCode()).isEqualTo(200);
	}

	@Test
	void closeWhenConnectionIsOpenThenClosesIt() throws Exception {
		CognitoUserPoolServer pool = CognitoUserPoolServer.start();
		try (Socket socket = new Socket("127.0.0.1", pool.endpoint().getPort())) {
			socket.setSoTimeout(10_000);
			pool.close();
			assertThat(read(socket.getInputStream())).isEmpty();
		}
	}

	private static byte[] read(InputStream in) {
		try {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			return new byte[0];
		}
	}

	private static String raw(CognitoUserPoolServer pool, String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", pool.endpoint().getPort())) {
			socket.setSoTimeout(10_000);
			OutputStream out = socket.getOutputStream();
			out.write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private JsonNode json(String uri) throws Exception {
		HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(URI.create(uri)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body());
	}

	private int status(String uri) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	private HttpResponse<String> signIn(CognitoUserPoolServer pool, String password) throws Exception {
		return post(pool, body(pool, password));
	}

	private HttpResponse<String> post(CognitoUserPoolServer pool, String body) throws Exception {
		return this.client.send(request(pool, body).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(CognitoUserPoolServer pool, String body) {
		return HttpRequest.newBuilder(pool.endpoint())
			.header("Content-Type", "application/x-amz-json-1.1")
			.header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private static String body(CognitoUserPoolServer pool, String password) {
		return """
				{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"%s",
				 "AuthParameters":{"USERNAME":"alice","PASSWORD":"%s"}}""".formatted(pool.clientId(), password);
	}

}
