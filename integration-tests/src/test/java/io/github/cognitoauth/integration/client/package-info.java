// SPDX-License-Identifier: Apache-2.0

/**
 * A client that knows nothing but the OpenAPI document, against both stacks.
 */
@NullMarked
package io.github.cognitoauth.integration.client;

import org.jspecify.annotations.NullMarked;
