// SPDX-License-Identifier: Apache-2.0

/**
 * The server's side of SRP-6a, written from the protocol and not from the client.
 * Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.srp;

import org.jspecify.annotations.NullMarked;
