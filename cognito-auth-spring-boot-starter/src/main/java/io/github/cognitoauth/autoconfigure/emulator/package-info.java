// SPDX-License-Identifier: Apache-2.0

/**
 * Connections to emulators of Cognito that Docker Compose or Testcontainers start.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.emulator;

import org.jspecify.annotations.NullMarked;
