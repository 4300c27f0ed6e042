// SPDX-License-Identifier: Apache-2.0

/**
 * Tests in a real browser, and its pages as objects.
 */
@NullMarked
package io.github.cognitoauth.sample.browser;

import org.jspecify.annotations.NullMarked;
