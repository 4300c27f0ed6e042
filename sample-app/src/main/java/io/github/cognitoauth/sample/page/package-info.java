// SPDX-License-Identifier: Apache-2.0

/**
 * What all pages have in common.
 */
@NullMarked
package io.github.cognitoauth.sample.page;

import org.jspecify.annotations.NullMarked;
