// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the SRP arithmetic: known answers, random exchanges, refusals, fuzzing.
 */
@NullMarked
package io.github.cognitoauth.srp;

import org.jspecify.annotations.NullMarked;
