// SPDX-License-Identifier: Apache-2.0

/**
 * Makes values of the core that only a pool makes.
 */
@NullMarked
package io.github.cognitoauth.authentication;

import org.jspecify.annotations.NullMarked;
