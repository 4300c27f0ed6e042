// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.page.LoginAddresses;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/** What was set for the login of one chain. Not safe for use by several threads. */
final class LoginSettings {

	@Nullable CognitoPasswordAuthenticator authenticator;

	@Nullable CognitoAuthenticationOptions options;

	@Nullable CognitoChallengePolicy policy;

	@Nullable CognitoTokensRepository tokens;

	@Nullable CognitoChallengeRepository challenges;

	@Nullable RequestPools pools;

	@Nullable String applicationName;

	boolean revokeOnLogout = true;

	LoginAddresses addresses = LoginAddresses.of(LoginAddresses.DEFAULT);

	boolean ownLoginPage;

	final AccountForms accountForms = new AccountForms();

	@Nullable String challengeUrl;

	@Nullable String challengePage;

	@Nullable String enrolmentPage;

	/** What is about one pool cannot be that of several. */
	void check() {
		if (this.pools == null) {
			return;
		}
		Assert.state(this.authenticator == null,
				"A login has either 'authenticator(..)' or 'userPool(..)': the pool has its authenticator");
		Assert.state(
				this.pools.only() != null || (this.options == null && this.tokens == null && this.challenges == null),
				"A login of several user pools takes the options of each from 'cognito.user-pools', and keeps tokens "
						+ "and challenges of each apart: remove 'authenticationOptions(..)', 'tokensRepository(..)' and "
						+ "'challengeRepository(..)', or make a chain for each pool");
	}

	String challengeUrl() {
		return (this.challengeUrl != null) ? this.challengeUrl : this.addresses.challenge();
	}

	String challengePage() {
		return (this.challengePage != null) ? this.challengePage : challengeUrl();
	}

}
