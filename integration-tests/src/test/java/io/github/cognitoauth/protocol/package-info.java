// SPDX-License-Identifier: Apache-2.0

/**
 * Looks into the core for the contract with the service model.
 */
@NullMarked
package io.github.cognitoauth.protocol;

import org.jspecify.annotations.NullMarked;
