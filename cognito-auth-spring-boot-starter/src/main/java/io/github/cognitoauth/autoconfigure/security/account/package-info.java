// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of what people do with their own account.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.account;

import org.jspecify.annotations.NullMarked;
