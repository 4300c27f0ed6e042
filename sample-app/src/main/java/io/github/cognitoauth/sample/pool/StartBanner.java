// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.util.Collection;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says where the demo can be opened and who can sign in. The passwords are those of users
 * that exist in this process only.
 */
@Component
@Profile("embedded")
class StartBanner {

	private static final Logger logger = LoggerFactory.getLogger(StartBanner.class);

	private final Environment environment;

	private final CognitoUserPoolServer pool;

	StartBanner(Environment environment, CognitoUserPoolServer pool) {
		this.environment = environment;
		this.pool = pool;
	}

	@EventListener(ApplicationReadyEvent.class)
	void show() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			logger.info("{}", text("http://localhost:" + port, this.pool.endpoint().toString(), this.pool.clientId(),
					DemoUsers.all()));
		}
	}

	static String text(String url, String pool, String clientId, Collection<DemoUser> users) {
		StringBuilder text = new StringBuilder(1024);
		text.append("\n\n  The demo is ready: open ").append(url).append("\n\n");
		text.append("  User      Password         What happens\n");
		for (DemoUser user : users) {
			text.append(line(user));
		}
		text.append("\n  Codes that the pool sends arrive at ").append(url).append("/inbox\n");
		text.append("  A service account keeps its tokens alive at ").append(url).append("/worker\n");
		text.append("  A device signs in by JSON: java sample-app/device/SignIn.java ").append(url).append('\n');
		text.append("  The pool itself is at ").append(pool).append(", app client ").append(clientId).append('\n');
		return text.toString();
	}

	static String line(DemoUser user) {
		return "  %-9s %-16s %s%n".formatted(user.username(), user.password(), user.whatHappens());
	}

}
