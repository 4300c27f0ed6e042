// SPDX-License-Identifier: Apache-2.0

/**
 * What the documentation says is true: code compiles, properties exist, links lead
 * somewhere, and every page is found.
 */
@NullMarked
package io.github.cognitoauth.documentation;

import org.jspecify.annotations.NullMarked;
