package io.github.cognitoauth.account;

import org.springframework.util.Assert;

/** Codes as people type them: copied in groups, with spaces. */
final class Codes {

	private Codes() {
	}

	static String normalize(String code) {
		Assert.hasText(code, "'code' must not be empty");
		return code.replaceAll("\\s+", "");
	}

}
