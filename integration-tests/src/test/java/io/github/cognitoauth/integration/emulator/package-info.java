// SPDX-License-Identifier: Apache-2.0

/**
 * Applications whose user pool is in an emulator that Testcontainers starts.
 */
@NullUnmarked
package io.github.cognitoauth.integration.emulator;

import org.jspecify.annotations.NullUnmarked;
