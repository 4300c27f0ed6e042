// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of health and the {@code cognito} actuator endpoint.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
