// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of the JSON API for sign-ins.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.api;

import org.jspecify.annotations.NullMarked;
