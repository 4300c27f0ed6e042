// SPDX-License-Identifier: Apache-2.0

/**
 * Compiles and runs what the README shows first.
 */
@NullMarked
package io.github.cognitoauth.integration.readme;

import org.jspecify.annotations.NullMarked;
