// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.io.Serializable;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why the last answer was not taken.
 *
 * @param text what to do
 * @param field the field at fault, or {@code null} if it is not known or none
 * @param remaining how many wrong answers are left, or {@code null} where the last one
 * was not counted
 * @since 0.1.0
 */
public record FormProblem(Text text, @Nullable String field, @Nullable Integer remaining) implements Serializable {

}
