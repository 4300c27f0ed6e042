// SPDX-License-Identifier: Apache-2.0

/**
 * One HTTP exchange with the user pools API: endpoint, operations, errors and retries.
 */
@NullMarked
package io.github.cognitoauth.protocol;

import org.jspecify.annotations.NullMarked;
