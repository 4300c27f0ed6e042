// SPDX-License-Identifier: Apache-2.0

/**
 * The steps in which a person answers challenges: one file for each kind, which says what
 * is asked, how the answer is read and which factor it proves. How a step is drawn, as a
 * page or as JSON, is not known here.
 */
@NullMarked
package io.github.cognitoauth.security.step;

import org.jspecify.annotations.NullMarked;
