// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.RefreshRequest;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Signs some users in by a flow of their own, so that one demo can show what applications
 * with another {@code cognito.sign-in.flow} do.
 */
final class FlowPerUserAuthenticator implements CognitoPasswordAuthenticator {

	private final CognitoPasswordAuthenticator delegate;

	FlowPerUserAuthenticator(CognitoPasswordAuthenticator delegate) {
		this.delegate = delegate;
	}

	@Override
	public Mono<AuthenticationOutcome> authenticate(AuthenticationRequest request) {
		AuthFlow flow = DemoUsers.find(request.username()).map(DemoUser::flow).orElse(null);
		if (flow == null || request.flow() != null || !request.targetLevels().isEmpty()) {
			return this.delegate.authenticate(request);
		}
		return this.delegate.authenticate(request.mutate().password(passwordOf(request, flow)).flow(flow).build());
	}

	/** Who gives a password with USER_AUTH has chosen; without one the pool asks. */
	private static @Nullable String passwordOf(AuthenticationRequest request, AuthFlow flow) {
		return (flow == AuthFlow.USER_AUTH) ? null : request.password();
	}

	@Override
	public Mono<AuthenticationOutcome> respond(ChallengeAnswer answer) {
		return this.delegate.respond(answer);
	}

	@Override
	public Mono<SoftwareTokenSetup> associateSoftwareToken(MfaSetupChallenge challenge) {
		return this.delegate.associateSoftwareToken(challenge);
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return this.delegate.refresh(tokens);
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens, RequestMetadata metadata) {
		return this.delegate.refresh(tokens, metadata);
	}

	@Override
	public Mono<CognitoTokens> refresh(RefreshRequest request) {
		return this.delegate.refresh(request);
	}

	@Override
	public Mono<Void> revoke(String refreshToken, AssociatedSessions associated) {
		return this.delegate.revoke(refreshToken, associated);
	}

	@Override
	public Mono<Void> revoke(CognitoTokens tokens) {
		return this.delegate.revoke(tokens);
	}

	@Override
	public Mono<Void> signOutEverywhere(CognitoTokens tokens) {
		return this.delegate.signOutEverywhere(tokens);
	}

	@Override
	public @Nullable UserPoolId userPoolId() {
		return this.delegate.userPoolId();
	}

	@Override
	public @Nullable CallBudget callBudget() {
		return this.delegate.callBudget();
	}

}
