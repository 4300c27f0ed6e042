package io.github.cognitoauth.security.challenge;

/**
 * One of several ways to go on, value of the form field {@code choice}.
 *
 * @param value the name on the wire, such as {@code SOFTWARE_TOKEN_MFA}
 * @param label what the user reads
 * @since 0.1.0
 */
public record ChallengeChoice(String value, String label) {

}
