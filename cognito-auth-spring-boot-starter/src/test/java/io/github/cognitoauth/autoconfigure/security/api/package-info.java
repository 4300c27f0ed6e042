// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the auto-configuration of the JSON API.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.api;

import org.jspecify.annotations.NullMarked;
