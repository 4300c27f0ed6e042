// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.cognitoauth.support.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoTokenProviders}.
 */
class CognitoTokenProvidersTests {

	private static CognitoTokenProvider named(String name) {
		return CognitoTokenEngine.builder()
			.account(name, new ScriptedTokenSource(new VirtualTime()))
			.build()
			.providers()
			.get(name);
	}

	@Test
	void getWhenThereThenReturnsIt() {
		CognitoTokenProvider billing = named("billing");
		CognitoTokenProviders providers = CognitoTokenProviders.of(List.of(billing, named("worker")));
		assertThat(providers.get("billing")).isSameAs(billing);
		assertThat(providers.names()).containsExactly("billing", "worker");
		assertThat(providers).hasSize(2);
		assertThat(providers.find("nobody")).isNull();
	}

	@Test
	void getWhenUnknownThenSaysWhichThereAre() {
		CognitoTokenProviders providers = CognitoTokenProviders.of(List.of(named("billing"), named("worker")));
		assertThatIllegalArgumentException().isThrownBy(() -> providers.get("biling"))
			.withMessageContaining("[billing, worker]");
	}

	@Test
	void getWhenUnknownAmongThousandsThenSaysSomeAndHowMany() {
		CognitoTokenEngineBuilder engine = CognitoTokenEngine.builder();
		for (int i = 0; i < 3000; i++) {
			engine.account("account-" + i, new ScriptedTokenSource(new VirtualTime()));
		}
		CognitoTokenProviders providers = engine.build().providers();
		assertThatIllegalArgumentException().isThrownBy(() -> providers.get("biling"))
			.withMessageContaining("[account-0, account-1, ")
			.withMessageContaining("account-9, .. ]: 3000 in all")
			.satisfies((failure) -> assertThat(failure.getMessage()).hasSizeLessThan(300));
		assertThat(providers.toString()).hasSizeLessThan(300);
	}

	@Test
	void toStringThenNamesTenAccountsAtMost() {
		List<CognitoTokenProvider> ten = IntStream.range(0, 10)
			.mapToObj((i) -> named("account-" + i))
			.collect(Collectors.toCollection(ArrayList::new));
		assertThat(CognitoTokenProviders.of(ten).toString()).endsWith("account-8, account-9]");
		ten.add(named("account-10"));
		assertThat(CognitoTokenProviders.of(ten).toString()).endsWith("account-8, account-9, .. ]: 11 in all");
	}

	@Test
	void ofWhenTwoHaveOneNameThenRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CognitoTokenProviders.of(List.of(named("billing"), named("billing"))))
			.withMessageContaining("'billing'");
	}

	@Test
	void providersWhenANameOrAllAreMissingThenSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoTokenProviders.of(null))
			.withMessageContaining("'providers'");
		CognitoTokenProviders providers = CognitoTokenProviders.of(List.of(named("billing")));
		assertThatIllegalArgumentException().isThrownBy(() -> providers.find(null)).withMessageContaining("'name'");
		assertThat(providers.toString()).contains("billing");
	}

}
