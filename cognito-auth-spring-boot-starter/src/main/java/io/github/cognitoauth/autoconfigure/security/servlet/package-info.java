// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of Spring Security for servlet applications.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.servlet;

import org.jspecify.annotations.NullMarked;
