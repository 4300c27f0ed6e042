// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Instant;

import io.github.cognitoauth.token.CognitoTokenProviderState;
import org.jspecify.annotations.Nullable;

/**
 * How the worker is doing, without a secret.
 *
 * @param calls calls of the API since the start
 * @param failures those that were not answered
 * @param signIns sign-ins of the service account
 * @param refreshes refreshes of its tokens
 * @param expiresAt when the current access token expires, {@code null} without one
 * @param state how the account is doing
 * @param lastErrorCode why the newest attempt to get tokens failed, {@code null} if it
 * did not
 * @param region the Region to which calls of the pool go, {@code null} if it is in one
 * only
 * @param now the time of this status
 */
record WorkerStatus(long calls, long failures, long signIns, long refreshes, @Nullable Instant expiresAt, String state,
		@Nullable String lastErrorCode, @Nullable String region, Instant now) {

	static WorkerStatus of(long calls, long failures, CognitoTokenProviderState account, Instant now) {
		return new WorkerStatus(calls, failures, account.signIns(), account.refreshes(), account.expiresAt(),
				account.status().name(), account.lastErrorCode(), null, now);
	}

	static WorkerStatus notConfigured(Instant now) {
		return new WorkerStatus(0, 0, 0, 0, null, "NOT_CONFIGURED", null, null, now);
	}

	WorkerStatus in(String region) {
		return new WorkerStatus(this.calls, this.failures, this.signIns, this.refreshes, this.expiresAt, this.state,
				this.lastErrorCode, region, this.now);
	}

}
