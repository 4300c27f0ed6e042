// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.mock.web.MockHttpSession;

/** What a session store would write. */
final class Sessions {

	private Sessions() {
	}

	/** Serialize every attribute and return the bytes as text. */
	static String serialized(MockHttpSession session) throws IOException {
		Map<String, Object> attributes = new LinkedHashMap<>();
		Collections.list(session.getAttributeNames())
			.forEach((name) -> attributes.put(name, session.getAttribute(name)));
		return new String(bytes(attributes), StandardCharsets.ISO_8859_1);
	}

	/** Replace every attribute by its copy, as a session store does between requests. */
	static void passivate(MockHttpSession session) throws IOException, ClassNotFoundException {
		for (String name : Collections.list(session.getAttributeNames())) {
			session.setAttribute(name, copy(session.getAttribute(name)));
		}
	}

	static Object copy(Object value) throws IOException, ClassNotFoundException {
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(value)))) {
			return in.readObject();
		}
	}

	private static byte[] bytes(Object value) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ObjectOutputStream stream = new ObjectOutputStream(out)) {
			stream.writeObject(value);
		}
		return out.toByteArray();
	}

}
