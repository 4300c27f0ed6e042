// SPDX-License-Identifier: Apache-2.0

/**
 * What applications write into their log.
 */
@NullMarked
package io.github.cognitoauth.integration.log;

import org.jspecify.annotations.NullMarked;
