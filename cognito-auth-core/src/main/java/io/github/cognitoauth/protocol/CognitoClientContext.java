// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a call that is observed.
 *
 * @since 0.1.0
 */
public final class CognitoClientContext extends Observation.Context {

	private final CognitoOperation operation;

	private final String poolName;

	private volatile @Nullable String challengeName;

	private volatile boolean completed;

	private volatile boolean cancelled;

	CognitoClientContext(CognitoOperation operation, String poolName) {
		this.operation = operation;
		this.poolName = poolName;
	}

	/**
	 * Return the operation that is called.
	 * @return the operation
	 */
	public CognitoOperation operation() {
		return this.operation;
	}

	/**
	 * Return what the user pool is called.
	 * @return the name of the client's pool
	 */
	public String poolName() {
		return this.poolName;
	}

	/**
	 * Return the challenge in the answer.
	 * @return the name, or {@code null} if there is none, or no answer yet
	 */
	public @Nullable String challengeName() {
		return this.challengeName;
	}

	/**
	 * Return whether an answer or an error has come.
	 * @return whether the call was completed
	 */
	public boolean isCompleted() {
		return this.completed;
	}

	/**
	 * Return whether the caller gave up before there was an answer.
	 * @return whether the call was cancelled
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	void completed(@Nullable String challengeName) {
		this.challengeName = challengeName;
		this.completed = true;
	}

	void cancelled() {
		this.cancelled = true;
	}

}
