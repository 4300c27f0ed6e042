// SPDX-License-Identifier: Apache-2.0

/**
 * The default pages: plain HTML that works without scripts, passkeys excepted, and loads
 * nothing from elsewhere. What the two web stacks do not differ in is here once; public
 * types are public for their two filters alone.
 */
@NullMarked
package io.github.cognitoauth.security.page;

import org.jspecify.annotations.NullMarked;
