package io.github.cognitoauth.security.web;

/** Addresses, without context path, and fields of the pages. */
record CognitoLoginPageSettings(String applicationName, String loginPage, boolean generateLoginPage,
		boolean generateLogoutPage, String loginProcessingUrl, String challengePage, boolean generateChallengePage,
		String challengeProcessingUrl, String usernameParameter, String passwordParameter) {

}
