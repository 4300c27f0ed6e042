package io.github.cognitoauth.http;

import io.github.cognitoauth.authentication.CognitoTokens;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * A request with a token. The headers are a copy: an interceptor that executes the
 * request again must find none in them, or the token would count as one of its own.
 */
final class AuthorizedRequest extends HttpRequestWrapper {

	private final HttpHeaders headers = new HttpHeaders();

	AuthorizedRequest(HttpRequest request, CognitoTokens tokens) {
		super(request);
		this.headers.putAll(request.getHeaders());
		this.headers.setBearerAuth(tokens.accessToken());
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

}
