// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.PoolAccounts;
import io.github.cognitoauth.security.account.page.AccountAddresses;
import io.github.cognitoauth.security.account.page.AccountPages;
import io.github.cognitoauth.security.page.LoginAddresses;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.util.Assert;

/**
 * Pages on which people look after their accounts, beside the login of the same chain:
 * {@code login.apply(http); account.apply(http);}.
 * <p>
 * They are {@code /sign-up}, {@code /password/forgot}, {@code /account} and those below,
 * and exist for what the {@link AccountOperations} offer. The login page leads to those
 * for people who cannot sign in. The pages for everybody need no rule of the chain; those
 * of an account ask to sign in.
 * <p>
 * A page of the application can take the place of one of these. It finds a
 * {@link io.github.cognitoauth.security.step.StepForm} in the attribute
 * {@code cognitoForm} of the exchange and sends its fields, and a CSRF token, to the
 * address that the page has by default. The chain must allow it for those who are to see
 * it. Not thread-safe; set it up once.
 *
 * @since 0.1.0
 */
public final class CognitoServerAccount {

	private @Nullable AccountOperations operations;

	private @Nullable PoolAccounts poolAccounts;

	private @Nullable String pool;

	private final Map<String, String> ownPages = new LinkedHashMap<>();

	private @Nullable String applicationName;

	private String loginUrl = LoginAddresses.DEFAULT;

	private @Nullable String loginPage;

	private CognitoServerAccount() {
	}

	/**
	 * Start with the defaults.
	 * @param operations what people may do
	 * @return pages to be set up
	 */
	public static CognitoServerAccount cognitoAccount(AccountOperations operations) {
		Assert.notNull(operations, "'operations' must not be null");
		CognitoServerAccount account = new CognitoServerAccount();
		account.operations = operations;
		return account;
	}

	/**
	 * Start with the defaults and no pool, which {@link #userPool(String)} chooses.
	 * @param poolAccounts what the users of the pools may do
	 * @return pages to be set up
	 */
	public static CognitoServerAccount cognitoAccount(PoolAccounts poolAccounts) {
		return new CognitoServerAccount().poolAccounts(poolAccounts);
	}

	/**
	 * Set what the users of the application's pools may do.
	 * @param poolAccounts the bean of the auto-configuration
	 * @return these pages
	 */
	public CognitoServerAccount poolAccounts(PoolAccounts poolAccounts) {
		Assert.notNull(poolAccounts, "'poolAccounts' must not be null");
		this.poolAccounts = poolAccounts;
		// what it began with are the operations of the main pool
		this.pool = (this.operations != null) ? CognitoUserPools.MAIN : null;
		return this;
	}

	/**
	 * Set whose users the pages are for.
	 * @param name the name of the pool, the same as in
	 * {@link CognitoServerLogin#userPool(String)}
	 * @return these pages
	 * @throws IllegalArgumentException if there is no such pool; the message says which
	 * there are
	 */
	public CognitoServerAccount userPool(String name) {
		Assert.hasText(name, "'userPool' must not be empty");
		Assert.state(this.poolAccounts != null, "User pools have names in applications with the auto-configuration "
				+ "of this library; without, use 'cognitoAccount(..)' with the operations of the pool");
		this.operations = this.poolAccounts.get(name);
		this.pool = name;
		return this;
	}

	/**
	 * Set the name that authenticator apps show.
	 * @param applicationName the name; that of the host by default
	 * @return these pages
	 */
	public CognitoServerAccount applicationName(String applicationName) {
		Assert.hasText(applicationName, "'applicationName' must not be empty");
		this.applicationName = applicationName;
		return this;
	}

	/**
	 * Set where the login of the chain is, whose pages these are beside.
	 * @param loginUrl as in {@link CognitoServerLogin#loginUrl(String)}; {@code /login}
	 * by default
	 * @return these pages
	 */
	public CognitoServerAccount loginUrl(String loginUrl) {
		this.loginUrl = LoginAddresses.of(loginUrl).login();
		return this;
	}

	/**
	 * Set where the login page is, if it is the application's.
	 * @param loginPage as in {@link CognitoServerLogin#loginPage(String)}
	 * @return these pages
	 */
	public CognitoServerAccount loginPage(String loginPage) {
		Assert.hasText(loginPage, "'loginPage' must not be empty");
		this.loginPage = loginPage;
		return this;
	}

	/**
	 * Set a page of the application that asks for a new account.
	 * @param path where the page is; it sends to {@code POST /sign-up}
	 * @return these pages
	 */
	public CognitoServerAccount signUpPage(String path) {
		return ownPage("sign-up", path);
	}

	/**
	 * Set a page of the application that asks for the code of a sign-up.
	 * @param path where the page is; it sends to {@code POST /sign-up/confirm}, or to
	 * {@code POST /sign-up/resend} for another code
	 * @return these pages
	 */
	public CognitoServerAccount confirmSignUpPage(String path) {
		return ownPage("confirm-sign-up", path);
	}

	/**
	 * Set a page of the application for people who forgot their password.
	 * @param path where the page is; it sends to {@code POST /password/forgot}
	 * @return these pages
	 */
	public CognitoServerAccount forgotPasswordPage(String path) {
		return ownPage("forgot-password", path);
	}

	/**
	 * Set a page of the application that asks for a code and a new password.
	 * @param path where the page is; it sends to {@code POST /password/reset}
	 * @return these pages
	 */
	public CognitoServerAccount resetPasswordPage(String path) {
		return ownPage("reset-password", path);
	}

	/**
	 * Set a page of the application that asks for the current and a new password.
	 * @param path where the page is; it sends to {@code POST /account/password}
	 * @return these pages
	 */
	public CognitoServerAccount changePasswordPage(String path) {
		return ownPage("change-password", path);
	}

	/**
	 * Set a page of the application for the attributes of an account.
	 * @param path where the page is; it sends to {@code POST /account/profile}
	 * @return these pages
	 */
	public CognitoServerAccount attributesPage(String path) {
		return ownPage("update-attributes", path);
	}

	/**
	 * Set a page of the application that asks for the code with which an address is
	 * verified.
	 * @param path where the page is; it sends to {@code POST /account/profile/verify}
	 * @return these pages
	 */
	public CognitoServerAccount verifyAttributePage(String path) {
		return ownPage("verify-attribute", path);
	}

	/**
	 * Set a page of the application that shows the key of an authenticator app and asks
	 * for its first code.
	 * @param path where the page is; it sends to
	 * {@code POST /account/second-step/app/code}
	 * @return these pages
	 */
	public CognitoServerAccount totpPage(String path) {
		return ownPage("complete-totp", path);
	}

	/**
	 * Set a page of the application that lets the browser make a passkey.
	 * @param path where the page is; it sends to {@code POST /account/passkeys/save}
	 * @return these pages
	 */
	public CognitoServerAccount passkeyPage(String path) {
		return ownPage("complete-passkey", path);
	}

	private CognitoServerAccount ownPage(String operation, String path) {
		Assert.isTrue(path.startsWith("/"), "'path' must start with a slash");
		this.ownPages.put(operation, path);
		return this;
	}

	/**
	 * Add the pages to a chain that has a {@link CognitoServerLogin}, too, in any order.
	 * @param http the chain that is being built
	 * @return the same chain
	 */
	public ServerHttpSecurity apply(ServerHttpSecurity http) {
		Assert.state(this.operations != null,
				"There is no main user pool whose users could use the pages: choose one with 'userPool(..)'");
		AccountAddresses addresses = AccountAddresses.of(this.loginUrl,
				(this.loginPage != null) ? this.loginPage : this.loginUrl);
		AccountPages pages = new AccountPages(this.operations, addresses, this.applicationName, this.ownPages,
				Clock.systemUTC());
		http.addFilterAfter(ServerAccountLinks.publish(pages), SecurityWebFiltersOrder.HTTP_HEADERS_WRITER);
		http.addFilterBefore(
				new UnreadableFormWebFilter(
						(exchange) -> ServerAccountFilter.matches(pages, exchange, HttpMethod.POST)),
				SecurityWebFiltersOrder.CSRF);
		http.addFilterBefore(new StaleFormWebFilter(new AndServerWebExchangeMatcher(
				(exchange) -> ServerAccountFilter.matchesStale(pages, this.pool, exchange),
				StaleFormWebFilter.browsers()), addresses.expired()), SecurityWebFiltersOrder.CSRF);
		// a new user is signed in by the filter for form logins, which comes next
		http.addFilterBefore(new ServerAccountFilter(pages, this.pool, true), SecurityWebFiltersOrder.FORM_LOGIN);
		http.addFilterBefore(new ServerAccountFilter(pages, this.pool, false), SecurityWebFiltersOrder.AUTHORIZATION);
		return http;
	}

}
