// SPDX-License-Identifier: Apache-2.0

/**
 * The API for bearers of an access token.
 */
@NullMarked
package io.github.cognitoauth.sample.api;

import org.jspecify.annotations.NullMarked;
