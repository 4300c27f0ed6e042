// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.health.CognitoAccountsEndpoint.AccountDescriptor;
import io.github.cognitoauth.health.CognitoAccountsEndpoint.PoolDescriptor;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.store.TokenStoreState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoAccountsEndpoint}.
 */
class CognitoAccountsEndpointTests {

	private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

	private final CognitoTokenProvider provider = mock(CognitoTokenProvider.class);

	private final CognitoAccountsEndpoint endpoint;

	CognitoAccountsEndpointTests() {
		given(this.provider.name()).willReturn("billing");
		given(this.provider.state()).willReturn(new CognitoTokenProviderState("billing", Status.ACTIVE,
				NOW.plusSeconds(60), NOW, "InternalErrorException", null, NOW, false, 7, 1, 2, 3, 4));
		this.endpoint = new CognitoAccountsEndpoint(CognitoTokenProviders.of(List.of(this.provider)),
				(account) -> "partner",
				() -> Map.of("partner",
						new PoolDescriptor("eu-west-1_Partner01", "eu-west-1", CallBudget.builder().build().figures())),
				() -> new TokenStoreState(false, true, "Redis is out of memory"));
	}

	@Test
	void accountsWhenThereIsAStoreThenShowHowItIsDoing() {
		assertThat(this.endpoint.accounts().store())
			.isEqualTo(new TokenStoreState(false, true, "Redis is out of memory"));
	}

	@Test
	void accountsWhenReadThenShowStateOfEach() {
		assertThat(this.endpoint.accounts().accounts()).containsOnlyKeys("billing")
			.containsEntry("billing", new AccountDescriptor("partner", Status.ACTIVE, NOW.plusSeconds(60), NOW,
					"InternalErrorException", null, NOW, 7, 1, 2, 3, 4));
	}

	@Test
	void poolsWhenReadThenShowIdRegionAndBudget() {
		assertThat(this.endpoint.accounts().pools()).containsOnlyKeys("partner")
			.hasEntrySatisfying("partner", (pool) -> assertThat(pool).returns("eu-west-1", PoolDescriptor::region)
				.returns("eu-west-1_Partner01", PoolDescriptor::userPoolId));
	}

	@Test
	void accountWhenKnownThenIsShown() {
		assertThat(this.endpoint.account("billing")).isNotNull().extracting(AccountDescriptor::refreshes).isEqualTo(2L);
	}

	@Test
	void accountWhenUnknownThenIsNotFound() {
		assertThat(this.endpoint.account("typo")).isNull();
	}

}
