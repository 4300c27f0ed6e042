// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cognitoauth.interop.SdkContracts.Contract;
import io.github.cognitoauth.protocol.CognitoOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For the same input, this library and the AWS SDK for Java send the same requests. Both
 * talk to one recording server; what is random (SRP, device verifier) is taken from our
 * request and given to the SDK.
 */
class SdkContractTests {

	/** Sent for the second page, and where a sign-in sets an app up: tested elsewhere. */
	private static final Map<String, Set<String>> NOT_IN_CONTRACTS = Map.of("ListDevices", Set.of("PaginationToken"),
			"ListWebAuthnCredentials", Set.of("NextToken"), "ListUserSessions", Set.of("NextToken"),
			"VerifySoftwareToken", Set.of("Session"));

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** Enough of every answer for both clients; what they do not know they ignore. */
	private static final String ANSWER = """
			{"Username": "alice", "UserSub": "sub-1", "SecretCode": "JBSWY3DPEHPK3PXP", "Status": "SUCCESS",
			"CredentialCreationOptions": {"challenge": "c"}, "Device": {"DeviceKey": "k"},
			"ClientAuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600},
			"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""";

	private static final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private static CognitoIdentityProviderClient sdk;

	@BeforeAll
	static void start() {
		server.start();
		sdk = CognitoIdentityProviderClient.builder()
			.endpointOverride(URI.create(server.baseUrl()))
			.region(Region.EU_WEST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.overrideConfiguration((configuration) -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	@AfterAll
	static void stop() {
		sdk.close();
		server.stop();
	}

	@BeforeEach
	void reset() {
		server.resetAll();
		answer(ANSWER);
	}

	static List<Contract> contracts() {
		return Stream.of(new SdkSignInContracts(server::baseUrl), new SdkUserContracts(server::baseUrl))
			.flatMap((contracts) -> contracts.all().stream())
			.toList();
	}

	@ParameterizedTest
	@MethodSource("contracts")
	void requestWhenInputIsTheSameThenIsThatOfTheSdk(Contract contract) {
		if (contract.firstAnswer() != null) {
			answerOnce(contract.firstAnswer());
		}
		Flux.from(contract.ours().get()).then().block(SdkContracts.TIMEOUT);
		LoggedRequest ours = last(contract.operation());
		contract.theirs().accept(sdk, MAPPER.readTree(ours.getBodyAsString()));
		LoggedRequest theirs = last(contract.operation());

		assertThat(theirs.getId()).isNotEqualTo(ours.getId());
		assertThat(MAPPER.readTree(ours.getBodyAsString())).isEqualTo(MAPPER.readTree(theirs.getBodyAsString()));
		assertThat(ours.getMethod()).isEqualTo(theirs.getMethod());
		assertThat(ours.getUrl()).isEqualTo(theirs.getUrl());
		for (String header : List.of("X-Amz-Target", "Content-Type", "Authorization")) {
			assertThat(ours.getHeaders().getHeader(header).isPresent()).as(header)
				.isEqualTo(theirs.getHeaders().getHeader(header).isPresent());
			assertThat(ours.getHeader(header)).as(header).isEqualTo(theirs.getHeader(header));
		}
	}

	@Test
	void contractsWhenListedThenCoverEveryOperation() {
		Set<CognitoOperation> covered = contracts().stream().map(Contract::operation).collect(Collectors.toSet());

		assertThat(covered).containsExactlyInAnyOrderElementsOf(CognitoOperation.known());
	}

	@Test
	void requestsWhenAllContractsHaveRunThenHaveEveryMemberOfTheModel() {
		SdkModel model = new SdkModel();
		Map<String, List<JsonNode>> requests = new TreeMap<>();
		for (Contract contract : contracts()) {
			reset();
			if (contract.firstAnswer() != null) {
				answerOnce(contract.firstAnswer());
			}
			Flux.from(contract.ours().get()).then().block(SdkContracts.TIMEOUT);
			requests.computeIfAbsent(contract.operation().name(), (name) -> new ArrayList<>())
				.add(MAPPER.readTree(last(contract.operation()).getBodyAsString()));
		}
		requests.forEach((operation, bodies) -> {
			Set<String> sent = new TreeSet<>(NOT_IN_CONTRACTS.getOrDefault(operation, Set.of()));
			bodies.forEach((body) -> paths(sent, "", body));
			assertThat(SdkModelTests.minus(model.requestMembers(operation), sent))
				.as("Members of %s in the model that no request has: let the request send them, and add a contract here",
						operation)
				.isEmpty();
			for (JsonNode body : bodies) {
				assertThat(SdkModelTests.minus(model.requiredMembers(operation), body.propertyNames()))
					.as("Members that the model requires of %s and a request lacks: send them always", operation)
					.isEmpty();
			}
		});
	}

	private static void paths(Set<String> paths, String path, JsonNode node) {
		paths.add(path);
		node.properties()
			.forEach((member) -> paths(paths, path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
					member.getValue()));
		if (node.isArray()) {
			node.forEach((item) -> paths(paths, path, item));
		}
	}

	private static void answer(String body) {
		server.stubFor(WireMock.post("/")
			.willReturn(WireMock.aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(body)));
	}

	private static void answerOnce(String body) {
		server.stubFor(WireMock.post("/")
			.withHeader("X-Amz-Target", WireMock.containing("InitiateAuth"))
			.willReturn(WireMock.aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(body)));
	}

	private static LoggedRequest last(CognitoOperation operation) {
		List<LoggedRequest> requests = server.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/"))
			.withHeader("X-Amz-Target", WireMock.equalTo(operation.target())));
		assertThat(requests).isNotEmpty();
		return requests.get(requests.size() - 1);
	}

}
