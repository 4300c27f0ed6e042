// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BearerTokenTargets}.
 */
class BearerTokenTargetsTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://api.example.com/x", "HTTPS://api.example.com", "http://localhost:8080/",
			"http://127.0.0.1/", "http://[::1]:9000/" })
	void allowsWhenSafeThenTrue(String uri) {
		assertThat(BearerTokenTargets.anyHost().allows(URI.create(uri))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "http://api.example.com/", "http://localhost.example.com/", "http://10.0.0.1/", "ws://api/" })
	void allowsWhenPlainTextThenRefused(String uri) {
		assertThatIllegalStateException().isThrownBy(() -> BearerTokenTargets.anyHost().allows(URI.create(uri)))
			.withMessageContaining("https://");
	}

	@ParameterizedTest
	@CsvSource({ "https://api.example.com/, true", "https://API.Example.COM/, true",
			"https://other.example.com/, false", "https://a.b.internal/, true", "https://internal/, false",
			"https://evil-internal/, false", "https://api.example.com.evil.org/, false",
			"http://other.example.com/, false", "/relative, false" })
	void allowsWhenListedThenOnlyThose(String uri, boolean allowed) {
		BearerTokenTargets targets = BearerTokenTargets.hosts(List.of("api.example.com", "*.internal"));
		assertThat(targets.allows(URI.create(uri))).isEqualTo(allowed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://orders_api/x", "https://orders_api.internal:8443/x" })
	void allowsWhenHostNameIsNotValidThenSaysSoAndDoesNotRepeatIt(String uri) {
		assertThatIllegalStateException()
			.isThrownBy(() -> BearerTokenTargets.hosts(List.of("*.internal")).allows(URI.create(uri)))
			.withMessageContaining("no '_'")
			.withMessageNotContaining("orders");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "a.*.com", "*example.com", "https://api.example.com", "user@host",
			"api.example.com:8443", " api.example.com", "api.example.com?x", "::1", "*.", "b\u00fccher.example" })
	void hostsWhenNoNameThenSaysWhatIsExpected(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> BearerTokenTargets.hosts(List.of(host)))
			.withMessageContaining("allowed host");
	}

	@Test
	void hostsWhenAddressThenAllowed() {
		assertThat(BearerTokenTargets.hosts(List.of("[::1]")).allows(URI.create("http://[::1]:9000/"))).isTrue();
		assertThat(BearerTokenTargets.hosts(List.of("127.0.0.1")).allows(URI.create("http://127.0.0.1/"))).isTrue();
	}

	@Test
	void hostsWhenThereIsNoneThenFailsInsteadOfAllowingAll() {
		assertThatIllegalArgumentException().isThrownBy(() -> BearerTokenTargets.hosts(List.of()))
			.withMessageContaining("anyHost()");
	}

}
