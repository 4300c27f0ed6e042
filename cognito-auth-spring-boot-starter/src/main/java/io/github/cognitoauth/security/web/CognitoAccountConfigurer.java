// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.PoolAccounts;
import io.github.cognitoauth.security.account.page.AccountAddresses;
import io.github.cognitoauth.security.account.page.AccountPages;
import org.jspecify.annotations.Nullable;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.util.Assert;

/**
 * Pages on which people look after their accounts, beside the login of the same chain:
 * {@code http.with(cognitoLogin(), withDefaults()).with(cognitoAccount(), withDefaults())}.
 * <p>
 * They are {@code /sign-up}, {@code /password/forgot}, {@code /account} and those below,
 * beside the {@code loginUrl} of the login where that was moved, and exist for what the
 * {@link AccountOperations} offer. The login page leads to those for people who cannot
 * sign in. The pages for everybody need no rule of the chain; those of an account ask to
 * sign in.
 * <p>
 * A page of the application can take the place of one of these. It finds a
 * {@link io.github.cognitoauth.security.step.StepForm} in the request attribute
 * {@code cognitoForm} and sends its fields, and a CSRF token, to the address that the
 * page has by default. The chain must allow it for those who are to see it.
 *
 * @since 0.1.0
 */
public final class CognitoAccountConfigurer extends AbstractHttpConfigurer<CognitoAccountConfigurer, HttpSecurity> {

	private final Map<String, String> ownPages = new LinkedHashMap<>();

	private @Nullable AccountOperations operations;

	/**
	 * Create a configurer with the defaults.
	 */
	public CognitoAccountConfigurer() {
	}

	/**
	 * Create a configurer, for {@code http.with(..)}.
	 * @return a new configurer
	 */
	public static CognitoAccountConfigurer cognitoAccount() {
		return new CognitoAccountConfigurer();
	}

	/**
	 * Set what people may do.
	 * @param operations the operations, of the pool of the chain; the application's for
	 * that pool by default
	 * @return this configurer
	 */
	public CognitoAccountConfigurer operations(AccountOperations operations) {
		Assert.notNull(operations, "'operations' must not be null");
		this.operations = operations;
		return this;
	}

	/**
	 * Set a page of the application that asks for a new account.
	 * @param path where the page is; it sends to {@code POST /sign-up}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer signUpPage(String path) {
		return ownPage("sign-up", path);
	}

	/**
	 * Set a page of the application that asks for the code of a sign-up.
	 * @param path where the page is; it sends to {@code POST /sign-up/confirm}, or to
	 * {@code POST /sign-up/resend} for another code
	 * @return this configurer
	 */
	public CognitoAccountConfigurer confirmSignUpPage(String path) {
		return ownPage("confirm-sign-up", path);
	}

	/**
	 * Set a page of the application for people who forgot their password.
	 * @param path where the page is; it sends to {@code POST /password/forgot}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer forgotPasswordPage(String path) {
		return ownPage("forgot-password", path);
	}

	/**
	 * Set a page of the application that asks for a code and a new password.
	 * @param path where the page is; it sends to {@code POST /password/reset}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer resetPasswordPage(String path) {
		return ownPage("reset-password", path);
	}

	/**
	 * Set a page of the application that asks for the current and a new password.
	 * @param path where the page is; it sends to {@code POST /account/password}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer changePasswordPage(String path) {
		return ownPage("change-password", path);
	}

	/**
	 * Set a page of the application for the attributes of an account.
	 * @param path where the page is; it sends to {@code POST /account/profile}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer attributesPage(String path) {
		return ownPage("update-attributes", path);
	}

	/**
	 * Set a page of the application that asks for the code with which an address is
	 * verified.
	 * @param path where the page is; it sends to {@code POST /account/profile/verify}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer verifyAttributePage(String path) {
		return ownPage("verify-attribute", path);
	}

	/**
	 * Set a page of the application that shows the key of an authenticator app and asks
	 * for its first code.
	 * @param path where the page is; it sends to
	 * {@code POST /account/second-step/app/code}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer totpPage(String path) {
		return ownPage("complete-totp", path);
	}

	/**
	 * Set a page of the application that lets the browser make a passkey.
	 * @param path where the page is; it sends to {@code POST /account/passkeys/save}
	 * @return this configurer
	 */
	public CognitoAccountConfigurer passkeyPage(String path) {
		return ownPage("complete-passkey", path);
	}

	private CognitoAccountConfigurer ownPage(String operation, String path) {
		Assert.isTrue(path.startsWith("/"), "'path' must start with a slash");
		this.ownPages.put(operation, path);
		return this;
	}

	@Override
	public void init(HttpSecurity http) {
		CognitoLoginConfigurer login = http.getConfigurer(CognitoLoginConfigurer.class);
		Assert.state(login != null, "The pages of accounts need the login of the same chain: add "
				+ "'http.with(cognitoLogin(), withDefaults())'");
		login.account(this);
	}

	AccountPages pages(LoginBeans beans, @Nullable RequestPools pools, String loginUrl, String loginPage,
			@Nullable String applicationName) {
		Assert.state(pools == null || pools.only() != null,
				"The pages of accounts are those of one user pool: make a chain for each pool");
		AccountOperations found = (this.operations != null) ? this.operations : operations(beans, pools);
		Assert.state(found != null, "The pages of accounts need a bean of type AccountOperations");
		return new AccountPages(found, AccountAddresses.of(loginUrl, loginPage), applicationName, this.ownPages,
				Clock.systemUTC());
	}

	private static @Nullable AccountOperations operations(LoginBeans beans, @Nullable RequestPools pools) {
		if (pools == null) {
			return beans.find(AccountOperations.class);
		}
		String pool = pools.only();
		PoolAccounts accounts = beans.find(PoolAccounts.class);
		return (accounts != null && pool != null) ? accounts.get(pool) : null;
	}

}
