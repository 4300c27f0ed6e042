package io.github.cognitoauth.health;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

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

	private final Supplier<CallBudgetFigures> budget;

	private final Supplier<@Nullable TokenStoreState> store;

	/**
	 * Create the endpoint.
	 * @param providers the accounts
	 * @param budget what the accounts use of the request quota
	 * @param store how the shared token store is doing; {@code null} without one
	 */
	public CognitoAccountsEndpoint(CognitoTokenProviders providers, Supplier<CallBudgetFigures> budget,
			Supplier<@Nullable TokenStoreState> store) {
		Assert.notNull(providers, "'providers' must not be null");
		Assert.notNull(budget, "'budget' must not be null");
		Assert.notNull(store, "'store' must not be null");
		this.budget = budget;
		this.store = store;
		this.providers = providers;
	}

	/**
	 * Return all accounts and their budget.
	 * @return the accounts by name
	 */
	@ReadOperation
	public AccountsDescriptor accounts() {
		Map<String, AccountDescriptor> accounts = new LinkedHashMap<>();
		for (CognitoTokenProvider provider : this.providers) {
			accounts.put(provider.name(), new AccountDescriptor(provider.state()));
		}
		return new AccountsDescriptor(accounts, this.budget.get(), this.store.get());
	}

	/**
	 * Return one account.
	 * @param account the name
	 * @return the account, or {@code null} if there is none with that name
	 */
	@ReadOperation
	public @Nullable AccountDescriptor account(@Selector String account) {
		CognitoTokenProvider provider = this.providers.find(account);
		return (provider != null) ? new AccountDescriptor(provider.state()) : null;
	}

	/**
	 * All service accounts.
	 *
	 * @param accounts the accounts by name
	 * @param budget what they use of the request quota
	 * @param store how the shared token store is doing, or {@code null} without one
	 */
	public record AccountsDescriptor(Map<String, AccountDescriptor> accounts, CallBudgetFigures budget,
			@Nullable TokenStoreState store) implements OperationResponseBody {

	}

	/**
	 * A service account.
	 *
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
	public record AccountDescriptor(Status state, @Nullable Instant expiresAt, @Nullable Instant lastRefreshAt,
			@Nullable String lastErrorCode, @Nullable Instant retryAt, @Nullable Instant waitingSince, int waiters,
			long signIns, long refreshes, long adoptions, long failures) implements OperationResponseBody {

		AccountDescriptor(CognitoTokenProviderState state) {
			this(state.status(), state.expiresAt(), state.lastRefreshAt(), state.lastErrorCode(), state.retryAt(),
					state.waitingSince(), state.waiters(), state.signIns(), state.refreshes(), state.adoptions(),
					state.failures());
		}

	}

}
