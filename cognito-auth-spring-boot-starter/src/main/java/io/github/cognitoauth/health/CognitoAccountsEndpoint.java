// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.protocol.CallBudgetFigures;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.store.TokenStoreState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.util.Assert;

/**
 * Actuator endpoint {@code cognito}: the service accounts and how they are doing. Shows
 * no token, no user name and no secret, and makes no call.
 *
 * @since 0.1.0
 */
@Endpoint(id = "cognito")
public class CognitoAccountsEndpoint {

	private final CognitoTokenProviders providers;

	private final UnaryOperator<String> poolOfAccount;

	private final Supplier<Map<String, PoolDescriptor>> pools;

	private final Supplier<@Nullable TokenStoreState> store;

	/**
	 * Create the endpoint.
	 * @param providers the accounts
	 * @param poolOfAccount gives the name of an account's user pool
	 * @param pools the user pools by name
	 * @param store how the shared token store is doing; {@code null} without one
	 */
	public CognitoAccountsEndpoint(CognitoTokenProviders providers, UnaryOperator<String> poolOfAccount,
			Supplier<Map<String, PoolDescriptor>> pools, Supplier<@Nullable TokenStoreState> store) {
		Assert.notNull(providers, "'providers' must not be null");
		Assert.notNull(poolOfAccount, "'poolOfAccount' must not be null");
		Assert.notNull(pools, "'pools' must not be null");
		Assert.notNull(store, "'store' must not be null");
		this.poolOfAccount = poolOfAccount;
		this.pools = pools;
		this.store = store;
		this.providers = providers;
	}

	/**
	 * Return all accounts and user pools.
	 * @return accounts and pools by name
	 */
	@ReadOperation
	public AccountsDescriptor accounts() {
		Map<String, AccountDescriptor> accounts = new LinkedHashMap<>();
		for (CognitoTokenProvider provider : this.providers) {
			accounts.put(provider.name(), describe(provider));
		}
		return new AccountsDescriptor(accounts, this.pools.get(), this.store.get());
	}

	/**
	 * Return one account.
	 * @param account the name
	 * @return the account, or {@code null} if there is none with that name
	 */
	@ReadOperation
	public @Nullable AccountDescriptor account(@Selector String account) {
		CognitoTokenProvider provider = this.providers.find(account);
		return (provider != null) ? describe(provider) : null;
	}

	private AccountDescriptor describe(CognitoTokenProvider provider) {
		return new AccountDescriptor(this.poolOfAccount.apply(provider.name()), provider.state());
	}

	/**
	 * A user pool.
	 *
	 * @param userPoolId its id
	 * @param region the Region that is called
	 * @param budget what is used of the request quota, which pools of one account and
	 * Region share
	 */
	public record PoolDescriptor(String userPoolId, String region, CallBudgetFigures budget) {

	}

	/**
	 * All service accounts.
	 *
	 * @param accounts the accounts by name
	 * @param pools the user pools by name
	 * @param store how the shared token store is doing, or {@code null} without one
	 */
	public record AccountsDescriptor(Map<String, AccountDescriptor> accounts, Map<String, PoolDescriptor> pools,
			@Nullable TokenStoreState store) implements OperationResponseBody {

	}

	/**
	 * A service account.
	 *
	 * @param pool the name of its user pool
	 * @param state how it is doing
	 * @param expiresAt when its access token expires, or {@code null} without one
	 * @param lastRefreshAt when its newest tokens came, or {@code null} if none came yet
	 * @param lastErrorCode the code of the last failure, or {@code null} if the last
	 * attempt was good
	 * @param retryAt when the next attempt may be made, or {@code null} if the last
	 * attempt was good
	 * @param waitingSince since when callers wait for work that is under way, here or in
	 * another instance, or {@code null} if nobody does
	 * @param waiters how many callers wait
	 * @param signIns the number of successful sign-ins of this process
	 * @param refreshes the number of successful refreshes of this process
	 * @param adoptions the number of times that tokens of another instance were taken
	 * over
	 * @param failures the number of failed attempts of this process
	 */
	public record AccountDescriptor(String pool, Status state, @Nullable Instant expiresAt,
			@Nullable Instant lastRefreshAt, @Nullable String lastErrorCode, @Nullable Instant retryAt,
			@Nullable Instant waitingSince, int waiters, long signIns, long refreshes, long adoptions,
			long failures) implements OperationResponseBody {

		AccountDescriptor(String pool, CognitoTokenProviderState state) {
			this(pool, state.status(), state.expiresAt(), state.lastRefreshAt(), state.lastErrorCode(), state.retryAt(),
					state.waitingSince(), state.waiters(), state.signIns(), state.refreshes(), state.adoptions(),
					state.failures());
		}

	}

}
