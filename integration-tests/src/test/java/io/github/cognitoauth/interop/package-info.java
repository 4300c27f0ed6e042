// SPDX-License-Identifier: Apache-2.0

/**
 * The library against implementations of the protocol that are not ours.
 */
@NullMarked
package io.github.cognitoauth.interop;

import org.jspecify.annotations.NullMarked;
