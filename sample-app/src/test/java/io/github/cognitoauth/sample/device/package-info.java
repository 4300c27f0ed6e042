// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the client for devices, which the JDK runs from its source.
 */
@NullMarked
package io.github.cognitoauth.sample.device;

import org.jspecify.annotations.NullMarked;
