// SPDX-License-Identifier: Apache-2.0

/**
 * The running demo as a client without a browser sees it.
 */
@NullMarked
package io.github.cognitoauth.sample.http;

import org.jspecify.annotations.NullMarked;
