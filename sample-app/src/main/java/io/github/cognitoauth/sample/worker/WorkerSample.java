// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One call of the worker, as the chart shows it.
 *
 * @param at when it ended
 * @param succeeded whether the API answered
 * @param expiresAt when the token expires that the worker has then, {@code null} without
 * one
 * @param signIns sign-ins until then
 * @param refreshes refreshes until then
 */
record WorkerSample(Instant at, boolean succeeded, @Nullable Instant expiresAt, long signIns, long refreshes) {

}
