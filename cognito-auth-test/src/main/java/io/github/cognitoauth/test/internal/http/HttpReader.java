// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection. Lines and bodies are bounded, so that a client
 * cannot fill the memory.
 */
final class HttpReader {

	private static final int LONGEST_HEAD = 64 * 1024;

	private static final int LONGEST_BODY = 4 * 1024 * 1024;

	private final InputStream in;

	private final Runnable continuation;

	private int headBytes;

	/**
	 * Creates a reader.
	 * @param in the connection
	 * @param continuation sends {@code 100 Continue}
	 */
	HttpReader(InputStream in, Runnable continuation) {
		this.in = in;
		this.continuation = continuation;
	}

	/**
	 * Reads the next request.
	 * @return the request, or null if the client has closed the connection
	 * @throws MalformedRequestException if it is not HTTP/1.1 or too large
	 * @throws IOException if the connection breaks
	 */
	@Nullable HttpCall next() throws IOException {
		this.headBytes = 0;
		String start = line(true);
		if (start == null) {
			return null;
		}
		String[] parts = start.split(" ");
		if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
			throw new MalformedRequestException(400);
		}
		Map<String, String> headers = headers();
		if ("HTTP/1.0".equals(parts[2])) {
			headers.putIfAbsent("connection", "close");
		}
		if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
			this.continuation.run();
		}
		return new HttpCall(parts[0], path(parts[1]), headers, body(headers));
	}

	private Map<String, String> headers() throws IOException {
		Map<String, String> headers = new HashMap<>();
		for (String line = requiredLine(); !line.isEmpty(); line = requiredLine()) {
			int colon = line.indexOf(':');
			if (colon < 1) {
				throw new MalformedRequestException(400);
			}
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
		}
		return headers;
	}

	// A client behind a proxy may send the whole URL.
	private static String path(String target) {
		String path = target;
		int scheme = target.indexOf("://");
		if (scheme > 0) {
			int slash = target.indexOf('/', scheme + 3);
			path = (slash < 0) ? "/" : target.substring(slash);
		}
		int query = path.indexOf('?');
		return (query < 0) ? path : path.substring(0, query);
	}

	private byte[] body(Map<String, String> headers) throws IOException {
		if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
			return chunks();
		}
		return bytes(number(headers.getOrDefault("content-length", "0"), 10));
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			int size = number(requiredLine().split(";", 2)[0].trim(), 16);
			if (size == 0) {
				headers();
				return body.toByteArray();
			}
			if (body.size() + size > LONGEST_BODY) {
				throw new MalformedRequestException(413);
			}
			body.writeBytes(bytes(size));
			requiredLine();
		}
	}

	private byte[] bytes(int size) throws IOException {
		byte[] bytes = this.in.readNBytes(size);
		if (bytes.length < size) {
			throw new EOFException();
		}
		return bytes;
	}

	private static int number(String text, int radix) throws MalformedRequestException {
		BigInteger number;
		try {
			number = new BigInteger(text, radix);
		}
		catch (NumberFormatException ex) {
			throw new MalformedRequestException(400);
		}
		if (number.compareTo(BigInteger.valueOf(LONGEST_BODY)) > 0) {
			throw new MalformedRequestException(413);
		}
		if (number.signum() < 0) {
			throw new MalformedRequestException(400);
		}
		return number.intValue();
	}

	private String requiredLine() throws IOException {
		String line = line(false);
		if (line == null) {
			throw new EOFException();
		}
		return line;
	}

	private @Nullable String line(boolean skipEmpty) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream(128);
		for (int next = this.in.read(); next >= 0; next = this.in.read()) {
			if (++this.headBytes > LONGEST_HEAD) {
				throw new MalformedRequestException(431);
			}
			if (next == '\n' && !(skipEmpty && line.size() == 0)) {
				return line.toString(StandardCharsets.ISO_8859_1);
			}
			if (next != '\r' && next != '\n') {
				line.write(next);
			}
		}
		return null;
	}

}
