// SPDX-License-Identifier: Apache-2.0

/**
 * Self-service of users: sign-up, password reset, attributes, second factors, passkeys
 * and devices. {@link io.github.cognitoauth.account.CognitoUserAccounts} is the entry.
 */
@NullMarked
package io.github.cognitoauth.account;

import org.jspecify.annotations.NullMarked;
