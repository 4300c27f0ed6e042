// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One answer, and how it travels: late, or not at all.
 */
final class HttpAnswer {

	private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

	private final int status;

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final byte[] body;

	private Duration delay = Duration.ZERO;

	private boolean reset;

	private boolean silent;

	HttpAnswer(int status, byte[] body) {
		this.status = status;
		this.body = body;
	}

	/**
	 * Returns what is no answer: the connection is reset.
	 * @return the answer
	 */
	static HttpAnswer connectionReset() {
		HttpAnswer answer = new HttpAnswer(0, new byte[0]);
		answer.reset = true;
		return answer;
	}

	/**
	 * Returns what is no answer: the client waits until it gives up.
	 * @return the answer
	 */
	static HttpAnswer silence() {
		HttpAnswer answer = new HttpAnswer(0, new byte[0]);
		answer.silent = true;
		return answer;
	}

	HttpAnswer header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	HttpAnswer delay(Duration delay) {
		this.delay = delay;
		return this;
	}

	HttpAnswer cutInHalf() {
		HttpAnswer half = new HttpAnswer(this.status, Arrays.copyOf(this.body, this.body.length / 2));
		half.headers.putAll(this.headers);
		return half;
	}

	int status() {
		return this.status;
	}

	byte[] body() {
		return this.body;
	}

	Duration delay() {
		return this.delay;
	}

	boolean resets() {
		return this.reset;
	}

	boolean isSilent() {
		return this.silent;
	}

	/**
	 * Writes the answer as HTTP/1.1.
	 * @param withBody whether the body is sent, not so for {@code HEAD}
	 * @return head and body in one, so that they leave in one packet
	 */
	byte[] bytes(boolean withBody) {
		StringBuilder head = new StringBuilder(512).append("HTTP/1.1 ")
			.append(this.status)
			.append(' ')
			.append(HttpStatusText.of(this.status))
			.append("\r\n");
		this.headers.forEach((name, value) -> head.append(name).append(": ").append(oneLine(value)).append("\r\n"));
		head.append("Content-Length: ").append(this.body.length).append("\r\n\r\n");
		byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
		byte[] all = Arrays.copyOf(start, start.length + (withBody ? this.body.length : 0));
		if (withBody) {
			System.arraycopy(this.body, 0, all, start.length, this.body.length);
		}
		return all;
	}

	// Messages repeat names that clients have sent: they must not become headers.
	private static String oneLine(String value) {
		return UNPRINTABLE.matcher(value).replaceAll("?");
	}

}
