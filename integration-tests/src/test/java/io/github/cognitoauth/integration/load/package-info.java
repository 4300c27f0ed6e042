// SPDX-License-Identifier: Apache-2.0

/**
 * Many sign-ins at once, through the API and through the pages.
 */
@NullMarked
package io.github.cognitoauth.integration.load;

import org.jspecify.annotations.NullMarked;
