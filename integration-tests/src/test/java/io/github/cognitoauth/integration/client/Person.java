// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.client;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a phone, an authenticator app and a memory, who fills forms in by what
 * they say of themselves and gets each code where it was delivered.
 */
final class Person {

	private final CognitoUserPoolServer pool;

	private final String username;

	private final String password;

	private final String newPassword;

	private final Map<String, String> knows = new HashMap<>();

	private Predicate<JsonNode> chooses = (choice) -> true;

	private @Nullable SoftwarePasskey passkey;

	Person(CognitoUserPoolServer pool, String username, String password) {
		this.pool = pool;
		this.username = username;
		this.password = password;
		this.newPassword = password + "-new";
	}

	/** What to enter into a field, by its name. */
	Person knows(String name, String value) {
		this.knows.put(name, value);
		return this;
	}

	/** Which of several ways to take, by what is written on it. */
	Person chooses(String words) {
		this.chooses = (choice) -> choice.path("label").asString().contains(words);
		return this;
	}

	Person has(SoftwarePasskey passkey) {
		this.passkey = passkey;
		return this;
	}

	String username() {
		return this.username;
	}

	String password() {
		return this.password;
	}

	/** What is entered into a form, by the names of its fields. */
	Map<String, Object> fill(JsonNode form) {
		Map<String, Object> entered = new LinkedHashMap<>();
		form.path("fields").forEach((field) -> enter(field, form, entered));
		if (!form.path("choices").isEmpty()) {
			JsonNode choice = form.path("choices")
				.valueStream()
				.filter(this.chooses)
				.findFirst()
				.orElseThrow(() -> new AssertionError("Nothing to choose in " + form.path("choices")));
			entered.put("choice", choice.path("value").asString());
			choice.path("fields").forEach((field) -> enter(field, form, entered));
		}
		return entered;
	}

	private void enter(JsonNode field, JsonNode form, Map<String, Object> entered) {
		String name = field.path("name").asString();
		switch (field.path("type").asString()) {
			case "object" -> entered.put(name, credential(form.path("passkey")));
			case "code" -> entered.put(name, code(form));
			case "password" -> {
				// who need not give it sees which other ways there are
				if (field.path("required").asBoolean()) {
					boolean chosen = field.path("autocomplete").asString().equals("new-password");
					entered.put(name, chosen ? this.newPassword : this.password);
				}
			}
			default -> {
				String value = name.equals("username") ? this.username : this.knows.get(name);
				if (value != null || field.path("required").asBoolean()) {
					entered.put(name,
							Optional.ofNullable(value).orElseThrow(() -> new AssertionError(field.toString())));
				}
			}
		}
	}

	JsonNode credential(JsonNode options) {
		SoftwarePasskey key = Optional.ofNullable(this.passkey).orElseThrow(() -> new AssertionError("no passkey"));
		String text = options.toString();
		return JsonMapper.shared().readTree(options.has("rp") ? key.register(text) : key.authenticate(text));
	}

	/**
	 * From the app if it is being set up or nothing was sent, else from the newest
	 * message.
	 */
	private String code(JsonNode form) {
		if (form.has("setup")) {
			return this.pool.totp(form.at("/setup/secret").asString());
		}
		if (form.has("delivery")) {
			return message(DeliveryMedium.valueOf(form.at("/delivery/medium").asString()));
		}
		return this.pool.user(this.username).authenticatorCode().orElseGet(() -> message(DeliveryMedium.EMAIL));
	}

	String message(DeliveryMedium medium) {
		return this.pool.inbox().latestCode(this.pool.user(this.username).username(), medium);
	}

}
