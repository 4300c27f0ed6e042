// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of the HTTP service groups that send a service account's token.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
