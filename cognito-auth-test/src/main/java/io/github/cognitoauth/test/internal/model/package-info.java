// SPDX-License-Identifier: Apache-2.0

/**
 * The limits of the request members in the model of the service. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.model;

import org.jspecify.annotations.NullMarked;
