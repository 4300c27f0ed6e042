// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoEndpoint}.
 */
class CognitoEndpointTests {

	@ParameterizedTest
	@CsvSource({ "us-east-1, amazonaws.com", "eu-west-1, amazonaws.com", "ap-southeast-7, amazonaws.com",
			"mx-central-1, amazonaws.com", "il-central-1, amazonaws.com", "me-central-1, amazonaws.com",
			"us-gov-west-1, amazonaws.com", "us-gov-east-1, amazonaws.com", "eusc-de-east-1, amazonaws.eu",
			"cn-north-1, amazonaws.com.cn", "us-iso-east-1, c2s.ic.gov", "us-isob-east-1, sc2s.sgov.gov",
			"eu-isoe-west-1, cloud.adc-e.uk", "us-isof-south-1, csp.hci.ic.gov", "xx-new-1, amazonaws.com" })
	void ofRegionWhenPartitionIsKnownThenHostHasItsSuffix(String region, String suffix) {
		CognitoEndpoint endpoint = CognitoEndpoint.ofRegion(region);

		assertThat(endpoint.uri()).isEqualTo(URI.create("https://cognito-idp." + region + "." + suffix + "/"));
		assertThat(endpoint.issuers(new UserPoolId(region + "_Ab1Cd2Ef3"))).containsExactly(
				"https://cognito-idp." + region + "." + suffix + "/" + region + "_Ab1Cd2Ef3",
				"https://issuer-cognito-idp." + region + "." + suffix + "/" + region + "_Ab1Cd2Ef3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-west-1", "us-gov-east-1" })
	void ofRegionWhenFipsIsAvailableThenHostSaysSoAndIssuerDoesNot(String region) {
		CognitoEndpoint endpoint = CognitoEndpoint.ofRegion(region, true);

		assertThat(endpoint.uri().getHost()).isEqualTo("cognito-idp-fips." + region + ".amazonaws.com");
		assertThat(endpoint.issuers(new UserPoolId(region + "_Ab1Cd2Ef3")))
			.startsWith("https://cognito-idp." + region + ".amazonaws.com/" + region + "_Ab1Cd2Ef3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "eu-west-1", "ap-south-1", "ca-central-1" })
	void ofRegionWhenFipsIsNotAvailableThenIsRefused(String region) {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoEndpoint.ofRegion(region, true))
			.withMessageContaining("FIPS");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "EU-WEST-1", "eu-west-1.evil.example", "evil.example/", "evil.example#", "a@b",
			"eu-west-1/", "eu-west-1:8443", "-eu", "eu-", "eu west", "eu-west-1\n", "\u0435u-west-1",
			"a234567890123456789012345678901234567890123456789012345678901234" })
	void ofRegionWhenRegionIsNoHostLabelThenIsRefused(String region) {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoEndpoint.ofRegion(region));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost:9229", "http://LOCALHOST/", "http://127.0.0.1", "http://127.8.9.10:80/pool",
					"http://[::1]:9229/", "https://cognito.example.com", "https://10.0.0.7:8443/x" })
	void ofUriWhenItIsSafeThenIsTaken(String uri) {
		URI endpoint = CognitoEndpoint.ofUri(URI.create(uri)).uri();

		assertThat(endpoint.getHost()).isEqualTo(URI.create(uri).getHost());
		assertThat(endpoint.getPath()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://cognito.example.com", "http://10.0.0.7", "http://localhost.evil.example",
			"http://pool.localhost:1", "http://127.0.0.1.evil.example", "http://evil.example/localhost",
			"ftp://localhost", "file:///etc/passwd", "cognito.example.com", "/path", "https:///path", "mailto:a@b.c",
			"https://user:pw@cognito.example.com", "https://cognito.example.com?x=1", "https://cognito.example.com#x",
			"http://localhost@evil.example" })
	void ofUriWhenItCouldSendPasswordsElsewhereThenIsRefused(String uri) {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoEndpoint.ofUri(URI.create(uri)));
	}

	@Test
	void ofUriWhenPlainTextIsAllowedThenHttpIsTaken() {
		assertThat(CognitoEndpoint.ofUri(URI.create("http://pool.internal:9229"), true).uri())
			.isEqualTo(URI.create("http://pool.internal:9229/"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CognitoEndpoint.ofUri(URI.create("ftp://pool.internal"), true));
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:9229, http://localhost:9229/eu-west-1_Ab1Cd2Ef3",
			"http://localhost:9229/, http://localhost:9229/eu-west-1_Ab1Cd2Ef3",
			"https://proxy.example.com/idp, https://proxy.example.com/idp/eu-west-1_Ab1Cd2Ef3",
			"https://cognito-idp.amazonaws.com.example, https://cognito-idp.amazonaws.com.example/eu-west-1_Ab1Cd2Ef3",
			"https://notamazonaws.com, https://notamazonaws.com/eu-west-1_Ab1Cd2Ef3" })
	void issuersWhenEndpointIsAnEmulatorThenIsBelowIt(String uri, String issuer) {
		assertThat(CognitoEndpoint.ofUri(URI.create(uri)).issuers(new UserPoolId("eu-west-1_Ab1Cd2Ef3")))
			.containsExactly(issuer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://cognito-idp.us-west-2.amazonaws.com",
			"https://vpce-0a1b-2c3d.cognito-idp.eu-west-1.vpce.amazonaws.com/",
			"https://cognito-idp-fips.us-east-1.AMAZONAWS.com" })
	void issuersWhenEndpointIsOneOfAwsThenAreThoseOfThePoolId(String uri) {
		UserPoolId pool = new UserPoolId("eu-west-1_Ab1Cd2Ef3");

		assertThat(CognitoEndpoint.ofUri(URI.create(uri)).issuers(pool)).isEqualTo(pool.issuers());
	}

	@Test
	void issuersWhenReplicaIsCalledThenNameThePrimary() {
		assertThat(CognitoEndpoint.ofRegion("us-west-2").issuers(new UserPoolId("us-east-1_Ab1Cd2Ef3")))
			.containsExactly("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3",
					"https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3");
	}

	@Test
	@SuppressWarnings("NullAway") // what callers without checks can do
	void endpointWhenArgumentIsMissingThenSaysWhich() {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoEndpoint.ofUri(null, false))
			.withMessage("'uri' must not be null");
		CognitoEndpoint endpoint = CognitoEndpoint.ofUri(URI.create("https://cognito.example.com"), false);
		assertThatIllegalArgumentException().isThrownBy(() -> endpoint.issuers(null))
			.withMessage("'userPoolId' must not be null");
		assertThat(endpoint).hasToString("https://cognito.example.com/");
	}

}
