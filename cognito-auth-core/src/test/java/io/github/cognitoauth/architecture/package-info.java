// SPDX-License-Identifier: Apache-2.0

/**
 * What holds for the module as a whole.
 */
@NullMarked
package io.github.cognitoauth.architecture;

import org.jspecify.annotations.NullMarked;
