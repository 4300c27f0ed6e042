package io.github.cognitoauth.security.challenge;

import org.jspecify.annotations.Nullable;

/**
 * What a default page needs to know of the application.
 *
 * @param applicationName the headline of the page
 * @param loginUrl where the login form is sent to, with context path
 * @param challengeUrl where an answer is sent to, with context path
 * @param usernameParameter the field of the user name
 * @param passwordParameter the field of the password
 * @param csrfParameter the field of the CSRF token, or {@code null} without protection
 * @param csrfToken the CSRF token, or {@code null} without protection
 * @since 0.1.0
 */
public record CognitoPageContext(String applicationName, String loginUrl, String challengeUrl, String usernameParameter,
		String passwordParameter, @Nullable String csrfParameter, @Nullable String csrfToken) {

	/**
	 * Return a context with Spring Security's own field names and no CSRF token.
	 * @param applicationName the headline of the page
	 * @param loginUrl where the login form is sent to, with context path
	 * @param challengeUrl where an answer is sent to, with context path
	 * @return a new context
	 */
	public static CognitoPageContext of(String applicationName, String loginUrl, String challengeUrl) {
		return new CognitoPageContext(applicationName, loginUrl, challengeUrl, "username", "password", null, null);
	}

	/**
	 * Return a copy with a CSRF token.
	 * @param parameter the field of the token
	 * @param token the token
	 * @return a new context
	 */
	public CognitoPageContext withCsrf(String parameter, String token) {
		return new CognitoPageContext(this.applicationName, this.loginUrl, this.challengeUrl, this.usernameParameter,
				this.passwordParameter, parameter, token);
	}

	@Override
	public String toString() {
		return "CognitoPageContext[" + this.loginUrl + ", " + this.challengeUrl + "]";
	}

}
