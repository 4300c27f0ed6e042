// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Those whose request is about no pool of the chain. Their passwords are wrong and shown
 * to nobody, and nothing is kept for them.
 */
final class Strangers implements AuthenticationManager, CognitoTokensRepository, CognitoChallengeRepository {

	@Override
	public Authentication authenticate(Authentication authentication) {
		throw new BadCredentialsException("The request is about no user pool of this login");
	}

	@Override
	public @Nullable CognitoTokens loadTokens(HttpServletRequest request) {
		return null;
	}

	@Override
	public void saveTokens(CognitoTokens tokens, HttpServletRequest request, HttpServletResponse response) {
	}

	@Override
	public @Nullable CognitoTokens removeTokens(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

	@Override
	public @Nullable OpenChallenge loadChallenge(HttpServletRequest request) {
		return null;
	}

	@Override
	public void saveChallenge(OpenChallenge challenge, HttpServletRequest request, HttpServletResponse response) {
	}

	@Override
	public @Nullable OpenChallenge removeChallenge(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

}
