// SPDX-License-Identifier: Apache-2.0

/**
 * Keeping the tokens of service accounts alive. {@code RefreshSchedule} says when,
 * {@code AccountState} what is known, {@code AccountSteps} and {@code AttemptEnd} what
 * follows from what happens; {@code TokenAttempts} does the work, {@code AccountDriver}
 * runs one account, and {@link io.github.cognitoauth.token.CognitoTokenEngine} all.
 */
@NullMarked
package io.github.cognitoauth.token;

import org.jspecify.annotations.NullMarked;
