// SPDX-License-Identifier: Apache-2.0

/**
 * An Amazon Cognito user pool inside the JVM that verifies what it is sent, for tests and
 * demos.
 */
@NullMarked
package io.github.cognitoauth.test;

import org.jspecify.annotations.NullMarked;
