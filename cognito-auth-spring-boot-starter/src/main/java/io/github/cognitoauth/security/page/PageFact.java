// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.time.Instant;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A name with a value. For the pages of accounts.
 *
 * @param label what it is
 * @param value a sentence, or {@code null} for a time
 * @param time a time, or {@code null}
 * @param badge a remark on it in a word or two, or {@code null}
 * @since 0.1.0
 */
public record PageFact(Text label, @Nullable Text value, @Nullable Instant time, @Nullable Text badge) {

	/**
	 * Create a fact.
	 * @param label what it is
	 * @param value a sentence
	 * @return a new fact
	 */
	public static PageFact of(Text label, Text value) {
		return new PageFact(label, value, null, null);
	}

	/**
	 * Create a fact about a time.
	 * @param label what it is
	 * @param time the time
	 * @return a new fact
	 */
	public static PageFact of(Text label, Instant time) {
		return new PageFact(label, null, time, null);
	}

	/** The value can be personal. */
	@Override
	public String toString() {
		return "PageFact[" + this.label.code() + "]";
	}

}
