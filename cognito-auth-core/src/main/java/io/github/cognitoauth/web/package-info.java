// SPDX-License-Identifier: Apache-2.0

/**
 * Putting the tokens of service accounts on outgoing calls of WebClient, RestClient and
 * HTTP service groups.
 */
@NullMarked
package io.github.cognitoauth.web;

import org.jspecify.annotations.NullMarked;
