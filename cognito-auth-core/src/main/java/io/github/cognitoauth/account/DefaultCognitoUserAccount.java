// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** The account of the owner of one access token. */
final class DefaultCognitoUserAccount implements CognitoUserAccount {

	private final AccessTokenCalls calls;

	DefaultCognitoUserAccount(AccessTokenCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<UserProfile> profile() {
		return this.calls.call(CognitoOperation.GetUser).map(UserProfile::of);
	}

	@Override
	public Mono<UserAuthFactors> authFactors() {
		return this.calls.call(CognitoOperation.GetUserAuthFactors).map(UserAuthFactors::of);
	}

	@Override
	public Mono<Void> changePassword(@Nullable String previousPassword, String newPassword) {
		Assert.notNull(newPassword, "'newPassword' must not be null");
		CognitoException problem = InputRules.problemOfPassword(previousPassword);
		if (problem == null) {
			problem = InputRules.problemOfNewPassword(newPassword);
		}
		return (problem != null) ? Mono.error(problem)
				: this.calls
					.call(CognitoOperation.ChangePassword,
							() -> CognitoRequestBody.create()
								.with("PreviousPassword", previousPassword)
								.with("ProposedPassword", newPassword))
					.then();
	}

	/**
	 * A repetition whose first try worked is answered "Access Token has been revoked".
	 */
	@Override
	public Mono<Void> signOutEverywhere() {
		return this.calls.call(CognitoOperation.GlobalSignOut)
			.onErrorComplete((failure) -> failure instanceof CognitoException error
					&& error.reason() == CognitoErrorReason.ACCESS_TOKEN_REVOKED)
			.then();
	}

	@Override
	public Mono<Void> delete() {
		return this.calls.call(CognitoOperation.DeleteUser).then();
	}

	@Override
	public UserAttributeOperations attributes() {
		return new DefaultUserAttributeOperations(this.calls);
	}

	@Override
	public UserMfaOperations mfa() {
		return new DefaultUserMfaOperations(this.calls);
	}

	@Override
	public UserPasskeyOperations passkeys() {
		return new DefaultUserPasskeyOperations(this.calls);
	}

	@Override
	public UserDeviceOperations devices() {
		return new DefaultUserDeviceOperations(this.calls);
	}

	@Override
	public UserSessionOperations sessions() {
		return new DefaultUserSessionOperations(this.calls);
	}

	@Override
	public String toString() {
		return "CognitoUserAccount[]";
	}

}
