// SPDX-License-Identifier: Apache-2.0

/**
 * Where the tokens of service accounts come from: sign-ins of users, and of app clients.
 */
@NullMarked
package io.github.cognitoauth.token.source;

import org.jspecify.annotations.NullMarked;
