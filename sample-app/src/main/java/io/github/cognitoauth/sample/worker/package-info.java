// SPDX-License-Identifier: Apache-2.0

/**
 * A service account that calls the API on a timer, and the page that shows it.
 */
@NullMarked
package io.github.cognitoauth.sample.worker;

import org.jspecify.annotations.NullMarked;
