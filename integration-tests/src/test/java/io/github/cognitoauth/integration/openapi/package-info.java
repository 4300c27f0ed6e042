// SPDX-License-Identifier: Apache-2.0

/**
 * Holds what is said over HTTP against the OpenAPI document.
 */
@NullMarked
package io.github.cognitoauth.integration.openapi;

import org.jspecify.annotations.NullMarked;
