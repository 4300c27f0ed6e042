// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the package of the same name.
 */
@NullUnmarked
package io.github.cognitoauth.token.store;

import org.jspecify.annotations.NullUnmarked;
