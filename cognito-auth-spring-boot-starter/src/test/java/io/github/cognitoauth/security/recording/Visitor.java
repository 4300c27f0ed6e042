// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;

/** A browser in front of an application on one of the two web stacks. */
interface Visitor extends AutoCloseable {

	/** Forget the session. */
	void reset();

	/** Let time pass for the application. */
	void advance(Duration duration);

	Response get(String path) throws Exception;

	Response post(String path, Map<String, String> form) throws Exception;

	@Override
	void close();

	/** What came back; headers that say nothing about the page are left out. */
	record Response(int status, SortedMap<String, String> headers, String body) {

	}

}
