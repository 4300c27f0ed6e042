// SPDX-License-Identifier: Apache-2.0

/**
 * Metrics of service accounts and of the login of people. The calls to Cognito are
 * observed by the core.
 */
@NullMarked
package io.github.cognitoauth.metrics;

import org.jspecify.annotations.NullMarked;
