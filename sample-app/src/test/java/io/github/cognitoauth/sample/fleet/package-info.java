// SPDX-License-Identifier: Apache-2.0

/**
 * Two instances of the demo on one token store.
 */
@NullMarked
package io.github.cognitoauth.sample.fleet;

import org.jspecify.annotations.NullMarked;
