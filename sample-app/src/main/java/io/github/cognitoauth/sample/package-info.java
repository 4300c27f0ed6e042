// SPDX-License-Identifier: Apache-2.0

/**
 * The demo: a login page, a bearer API and a service account on one user pool.
 */
@NullMarked
package io.github.cognitoauth.sample;

import org.jspecify.annotations.NullMarked;
