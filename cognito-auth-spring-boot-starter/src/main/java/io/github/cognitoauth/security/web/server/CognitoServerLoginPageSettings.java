package io.github.cognitoauth.security.web.server;

/** Addresses of the pages, without context path. */
record CognitoServerLoginPageSettings(String applicationName, String loginPage, boolean generateLoginPage,
		String challengePage, boolean generateChallengePage, String challengeProcessingUrl) {

}
