// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of Spring Security for WebFlux applications.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.reactive;

import org.jspecify.annotations.NullMarked;
