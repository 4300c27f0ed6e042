// SPDX-License-Identifier: Apache-2.0

/**
 * What an operator sees of service accounts: health, and the {@code cognito} actuator
 * endpoint.
 */
@NullMarked
package io.github.cognitoauth.health;

import org.jspecify.annotations.NullMarked;
