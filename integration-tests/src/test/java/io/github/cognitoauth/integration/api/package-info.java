// SPDX-License-Identifier: Apache-2.0

/**
 * The JSON API for sign-ins as clients see it, on both web stacks and in both modes.
 */
@NullMarked
package io.github.cognitoauth.integration.api;

import org.jspecify.annotations.NullMarked;
