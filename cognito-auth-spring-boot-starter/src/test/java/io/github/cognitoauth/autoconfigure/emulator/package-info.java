// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the package of the same name.
 */
@NullUnmarked
package io.github.cognitoauth.autoconfigure.emulator;

import org.jspecify.annotations.NullUnmarked;
