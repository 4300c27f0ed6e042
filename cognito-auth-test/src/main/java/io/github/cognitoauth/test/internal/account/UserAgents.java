// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Names the browser and system of a {@code User-Agent}, as lists of sessions do.
 */
final class UserAgents {

	// in this order, since most browsers also call themselves like others
	private static final Pattern BROWSER = Pattern.compile("(Edg|Firefox|Chrome|Version)/(\\d+)");

	private static final List<String> SYSTEMS = List.of("Android", "iPhone", "Windows", "Mac OS X", "Linux");

	private UserAgents() {
	}

	static String describe(@Nullable String userAgent) {
		Matcher browser = BROWSER.matcher((userAgent != null) ? userAgent : "");
		if (userAgent == null || !browser.find()) {
			return "unknown";
		}
		String name = userAgent.contains("Edg/") ? "Edge" : browser.group(1).replace("Version", "Safari");
		String system = SYSTEMS.stream().filter(userAgent::contains).findFirst().orElse("unknown");
		return name + " " + browser.group(2) + " / " + system.replace("Mac OS X", "macOS");
	}

}
