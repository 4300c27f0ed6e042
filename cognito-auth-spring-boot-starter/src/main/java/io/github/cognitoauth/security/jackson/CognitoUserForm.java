// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.jackson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The principal. Its claims are JSON already. */
final class CognitoUserForm extends StoredForm<CognitoUser> {

	private static final JsonMapper PLAIN = JsonMapper.builder().build();

	CognitoUserForm() {
		super(CognitoUser.class);
	}

	@Override
	void write(CognitoUser user, ObjectNode json) {
		json.put("username", user.getUsername()).put("subject", user.getSubject());
		json.set("groups", PLAIN.valueToTree(user.getGroups()));
		json.set("claims", PLAIN.valueToTree(user.getClaims()));
		if (!user.getPool().equals(CognitoUserPools.MAIN)) {
			json.put("pool", user.getPool());
		}
		if (!user.getName().equals(user.getUsername()) || json.has("pool")) {
			json.put("name", user.getName());
		}
	}

	@Override
	CognitoUser read(JsonNode json) {
		List<?> groups = plain(json, "groups", List.class);
		Map<?, ?> claims = plain(json, "claims", Map.class);
		Map<String, Object> named = new LinkedHashMap<>();
		claims.forEach((name, value) -> named.put(String.valueOf(name), value));
		CognitoUser.Builder user = CognitoUser.builder(required(json, "username"))
			.subject(required(json, "subject"))
			.groups(groups.stream().map(String::valueOf).toList())
			.claims(named);
		if (json.has("pool")) {
			user.pool(required(json, "pool"));
		}
		if (json.has("name")) {
			user.name(required(json, "name"));
		}
		return user.build();
	}

	private static <C> C plain(JsonNode json, String member, Class<C> type) {
		Object value = PLAIN.treeToValue(json.path(member), Object.class);
		if (!type.isInstance(value)) {
			throw new IllegalArgumentException("The member '" + member + "' is of another type");
		}
		return type.cast(value);
	}

}
