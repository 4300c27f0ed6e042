// SPDX-License-Identifier: Apache-2.0

/**
 * Account self-service on a real pool, without and with HTTP.
 */
@NullMarked
package io.github.cognitoauth.integration.account;

import org.jspecify.annotations.NullMarked;
