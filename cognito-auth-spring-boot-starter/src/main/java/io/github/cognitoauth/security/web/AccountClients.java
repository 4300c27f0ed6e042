package io.github.cognitoauth.security.web;

import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.account.page.PageCall;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** Says where a request for a page of the account comes from. */
final class AccountClients {

	private final CognitoAuthenticationOptions options;

	AccountClients(CognitoAuthenticationOptions options) {
		this.options = options;
	}

	PageCall.Client of(HttpServletRequest request) {
		boolean forwarded = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
		return new PageCall.Client(request.getServerName(), request.getRemoteAddr(), forwarded,
				this.options.requestMetadata(described(request)));
	}

	/** What an application tells the pool, it reads from an attempt to sign in. */
	private static UsernamePasswordAuthenticationToken described(HttpServletRequest request) {
		UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken
			.unauthenticated(request.getParameter("username"), null);
		token.setDetails(new LoginDetails(request));
		return token;
	}

}
