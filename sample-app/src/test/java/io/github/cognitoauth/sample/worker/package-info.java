// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the service account's calls.
 */
@NullMarked
package io.github.cognitoauth.sample.worker;

import org.jspecify.annotations.NullMarked;
