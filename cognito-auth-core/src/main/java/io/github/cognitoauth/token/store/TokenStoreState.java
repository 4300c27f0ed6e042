// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import org.jspecify.annotations.Nullable;

/**
 * What an operator may know about the token store of an engine. While it does not answer,
 * each instance carries on alone; while others are not heard, sharing works and who waits
 * for another instance is served up to half a second later.
 *
 * @param answering whether it answered last time, as far as it was asked
 * @param heard whether it is heard what other instances save
 * @param problem why one of them is not so: one sentence without a secret, or the type of
 * an error; {@code null} if both are
 * @since 0.1.0
 */
public record TokenStoreState(boolean answering, boolean heard, @Nullable String problem) {

}
