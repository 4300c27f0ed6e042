// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for the pages of accounts, on both web stacks, through HTTP alone.
 */
@NullMarked
package io.github.cognitoauth.integration.page;

import org.jspecify.annotations.NullMarked;
