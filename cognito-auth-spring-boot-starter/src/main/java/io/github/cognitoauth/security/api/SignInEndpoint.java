// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.StringUtils;

/** The first step: a user name, and a password unless the pool asks for what it wants. */
final class SignInEndpoint extends PublicEndpoint {

	private final SignIns signIns;

	private final boolean passwordOptional;

	SignInEndpoint(SignIns signIns, boolean passwordOptional) {
		super("sign-in", HttpMethod.POST, "/sign-in", Set.of("username", "password"));
		this.signIns = signIns;
		this.passwordOptional = passwordOptional;
	}

	@Override
	public Mono<ApiResponse> handle(ApiRequest request) {
		String username = request.values().required("username", Text.of("cognito.problem.username-missing"));
		return this.signIns.start(request, attempt(username.strip(), request.text(FormField.PASSWORD)));
	}

	private Authentication attempt(String username, @Nullable String password) {
		if (StringUtils.hasText(password)) {
			return UsernamePasswordAuthenticationToken.unauthenticated(username, password);
		}
		if (this.passwordOptional) {
			return CognitoRequestAuthenticationToken
				.of(AuthenticationRequest.builder(username).flow(AuthFlow.USER_AUTH).build());
		}
		throw new InvalidAnswerException(Text.of("cognito.problem.password-missing"), FormField.PASSWORD);
	}

}
