// SPDX-License-Identifier: Apache-2.0

/**
 * For those who write or use a store for the tokens of service accounts: what a store
 * promises, as tests, and a store that is slow.
 */
@NullMarked
package io.github.cognitoauth.test.token;

import org.jspecify.annotations.NullMarked;
