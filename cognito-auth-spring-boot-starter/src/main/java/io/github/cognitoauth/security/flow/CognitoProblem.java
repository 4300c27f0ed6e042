// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/**
 * A failed sign-in as a problem document (RFC 9457), for APIs without a session. A
 * challenge is told by name alone, as member {@code challenge}: its session handle stays
 * on the server, so such a client cannot answer it.
 *
 * @since 0.1.0
 */
public final class CognitoProblem {

	/** The media type of the document. */
	public static final String CONTENT_TYPE = "application/problem+json";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final HttpStatus status;

	private final byte[] content;

	private CognitoProblem(HttpStatus status, byte[] content) {
		this.status = status;
		this.content = content;
	}

	/**
	 * Describe a failure in English.
	 * @param failure the failure
	 * @return the document: status 503 if Cognito is not available, else 401
	 */
	public static CognitoProblem of(AuthenticationException failure) {
		return of(failure, CognitoTexts.standard(), Locale.ENGLISH);
	}

	/**
	 * Describe a failure: why an answer was not taken, too, where a step can be answered
	 * again.
	 * @param failure the failure
	 * @param texts finds the sentences
	 * @param locale their language
	 * @return the document: status 503 if Cognito is not available, else 401
	 */
	public static CognitoProblem of(AuthenticationException failure, CognitoTexts texts, Locale locale) {
		HttpStatus status = (failure instanceof AuthenticationServiceException) ? HttpStatus.SERVICE_UNAVAILABLE
				: HttpStatus.UNAUTHORIZED;
		Text text = SignInFailures.textOf(failure);
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("title", status.getReasonPhrase());
		members.put("status", status.value());
		members.put("detail", texts.text(text, locale));
		members.put("code", text.code());
		if (failure instanceof CognitoChallengeException challenge) {
			members.put("challenge", challenge.getChallengeName());
		}
		return new CognitoProblem(status, MAPPER.writeValueAsBytes(members));
	}

	/**
	 * Return the HTTP status.
	 * @return 401 or 503
	 */
	public HttpStatus status() {
		return this.status;
	}

	/**
	 * Return the document.
	 * @return JSON in UTF-8
	 */
	public byte[] content() {
		return this.content.clone();
	}

}
