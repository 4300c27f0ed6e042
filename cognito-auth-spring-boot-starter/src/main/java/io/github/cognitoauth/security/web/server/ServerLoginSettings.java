// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.page.LoginAddresses;
import io.github.cognitoauth.security.page.PageSettings;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.util.Assert;

/** What was set for the login of one chain. Not safe for use by several threads. */
final class ServerLoginSettings {

	@Nullable ReactiveAuthenticationManager authenticationManager;

	@Nullable CognitoPasswordAuthenticator authenticator;

	@Nullable CognitoAuthenticationOptions options;

	@Nullable CognitoChallengePolicy policy;

	@Nullable ServerCognitoTokensRepository tokens;

	@Nullable ServerCognitoChallengeRepository challenges;

	@Nullable ServerCognitoSessionTokens sessionTokens;

	@Nullable PoolLogins poolLogins;

	@Nullable ExchangePools pools;

	@Nullable ServerSecurityContextRepository contexts;

	@Nullable ServerAuthenticationSuccessHandler successHandler;

	@Nullable ServerAuthenticationFailureHandler failureHandler;

	@Nullable ApplicationContext applicationContext;

	SignInLimit signInLimit = new SignInLimit(null, CognitoLoginListener.NONE);

	CognitoTexts texts = CognitoTexts.standard();

	LoginAddresses addresses = LoginAddresses.of(LoginAddresses.DEFAULT);

	boolean moved;

	boolean revokeOnLogout = true;

	@Nullable String applicationName;

	@Nullable String ownLoginPage;

	@Nullable String challengeUrl;

	@Nullable String challengePage;

	@Nullable String enrolmentPage;

	String authorizationUrl = "/oauth2/authorization";

	String oneTimeTokenUrl = "/ott/generate";

	/** What was set for the users of the main pool is not for those of others. */
	void choose(ExchangePools pools) {
		this.pools = pools;
		this.authenticator = null;
		this.authenticationManager = null;
		this.options = null;
		this.policy = null;
		this.tokens = null;
		this.challenges = null;
	}

	/** What is about one pool cannot be that of several. */
	void check(ExchangePools pools) {
		Assert.state(pools.only() != null || (this.options == null && this.tokens == null && this.challenges == null),
				"A login of several user pools takes the options of each from 'cognito.user-pools', and keeps tokens "
						+ "and challenges of each apart: remove 'authenticationOptions(..)', 'tokensRepository(..)' and "
						+ "'challengeRepository(..)', or make a chain for each pool");
	}

	String loginPage() {
		return (this.ownLoginPage != null) ? this.ownLoginPage : this.addresses.login();
	}

	String challengeUrl() {
		return (this.challengeUrl != null) ? this.challengeUrl : this.addresses.challenge();
	}

	String challengePage() {
		return (this.challengePage != null) ? this.challengePage : challengeUrl();
	}

	/** WebFlux sends user name and password to the address of the page. */
	PageSettings pages() {
		boolean generate = this.ownLoginPage == null;
		return new PageSettings(this.applicationName, loginPage(), generate, generate, this.addresses.logout(),
				loginPage(), challengePage(), this.challengePage == null, challengeUrl(), "username", "password");
	}

}
