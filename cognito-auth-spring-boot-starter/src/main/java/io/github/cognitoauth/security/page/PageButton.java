// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.text.Text;

/**
 * A button that sends something. For the pages of accounts.
 *
 * @param text what people read
 * @param path where it is sent to, without context path
 * @param values what is sent
 * @param danger whether it takes something away
 * @since 0.1.0
 */
public record PageButton(Text text, String path, Map<String, String> values, boolean danger) {

	/** Copy the values, in their order. */
	public PageButton {
		values = new LinkedHashMap<>(values);
	}

	/** The values can be personal. */
	@Override
	public String toString() {
		return "PageButton[" + this.text.code() + "]";
	}

}
