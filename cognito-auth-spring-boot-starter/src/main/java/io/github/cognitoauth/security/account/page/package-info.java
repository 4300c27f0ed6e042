// SPDX-License-Identifier: Apache-2.0

/**
 * What the pages of accounts do, for both web stacks alike: they lead from one page to
 * the next, keep what stands between two requests, and say what is shown. The filters of
 * the two stacks draw it and know the session; public types are public for them alone.
 */
@NullMarked
package io.github.cognitoauth.security.account.page;

import org.jspecify.annotations.NullMarked;
