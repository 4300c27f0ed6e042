// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the payload of a token that came straight from its issuer. It verifies nothing.
 */
final class JwtClaims {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {
	};

	private JwtClaims() {
	}

	static Map<String, Object> of(String token) {
		int start = token.indexOf('.') + 1;
		int end = token.indexOf('.', start);
		if (start == 0 || end < 0) {
			return Map.of();
		}
		try {
			byte[] payload = Base64.getUrlDecoder().decode(token.substring(start, end));
			Map<String, Object> claims = MAPPER.readValue(payload, CLAIMS);
			return (claims != null) ? unmodifiable(claims) : Map.of();
		}
		catch (IllegalArgumentException | JacksonException ex) {
			return Map.of();
		}
	}

	/** A claim that is null says as much as none. */
	private static Map<String, Object> unmodifiable(Map<?, ?> claims) {
		Map<String, Object> copy = new LinkedHashMap<>();
		claims.forEach((name, value) -> {
			if (value != null) {
				copy.put(String.valueOf(name), unmodifiable(value));
			}
		});
		return Collections.unmodifiableMap(copy);
	}

	private static Object unmodifiable(Object value) {
		if (value instanceof Map<?, ?> map) {
			return unmodifiable(map);
		}
		if (value instanceof List<?> list) {
			return list.stream().filter(Objects::nonNull).map(JwtClaims::unmodifiable).toList();
		}
		return value;
	}

}
