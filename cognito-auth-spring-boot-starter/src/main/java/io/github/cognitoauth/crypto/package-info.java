// SPDX-License-Identifier: Apache-2.0

/**
 * Encryption of what leaves the memory of the process.
 */
@NullMarked
package io.github.cognitoauth.crypto;

import org.jspecify.annotations.NullMarked;
