// SPDX-License-Identifier: Apache-2.0

/**
 * Who the signed-in user is, as a page and as JSON.
 */
@NullMarked
package io.github.cognitoauth.sample.home;

import org.jspecify.annotations.NullMarked;
