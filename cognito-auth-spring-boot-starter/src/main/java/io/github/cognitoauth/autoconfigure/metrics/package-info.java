// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of the metrics of service accounts.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
