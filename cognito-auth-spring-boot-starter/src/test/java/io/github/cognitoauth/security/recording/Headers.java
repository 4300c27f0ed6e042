// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The headers of an answer, by lower-case name. */
final class Headers {

	private static final Set<String> LEFT_OUT = Set.of("content-length", "date", "vary");

	private Headers() {
	}

	static SortedMap<String, String> of(Iterable<String> names, Function<String, List<String>> values) {
		SortedMap<String, String> headers = new TreeMap<>();
		for (String name : names) {
			String key = name.toLowerCase(Locale.ROOT);
			if (!LEFT_OUT.contains(key)) {
				String value = String.join(", ", values.apply(name));
				headers.put(key, key.equals("set-cookie") ? value.replaceAll("=[0-9A-Za-z-]+;", "=(id);") : value);
			}
		}
		return headers;
	}

}
