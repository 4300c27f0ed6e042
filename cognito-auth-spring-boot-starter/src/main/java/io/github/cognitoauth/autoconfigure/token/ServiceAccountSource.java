package io.github.cognitoauth.autoconfigure.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import io.github.cognitoauth.token.TokenSource;
import reactor.core.publisher.Mono;

/**
 * Adds the app client to who an account is: refresh tokens are good for the app client
 * only that they were issued to, so with another one a new session begins.
 */
final class ServiceAccountSource implements TokenSource {

	private final TokenSource delegate;

	private final String identity;

	private final String credentials;

	ServiceAccountSource(TokenSource delegate, String clientId, List<String> clientSecrets) {
		this.delegate = delegate;
		this.identity = clientId + ' ' + delegate.identity();
		this.credentials = digest(delegate.credentials() + ' ' + String.join(" ", clientSecrets));
	}

	private static String digest(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, Long.BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return this.delegate.signIn();
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return this.delegate.refresh(tokens);
	}

	@Override
	public Mono<Void> revoke(CognitoTokens tokens) {
		return this.delegate.revoke(tokens);
	}

	@Override
	public String identity() {
		return this.identity;
	}

	@Override
	public String credentials() {
		return this.credentials;
	}

	@Override
	public TokenRefreshPolicy defaultPolicy() {
		return this.delegate.defaultPolicy();
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
