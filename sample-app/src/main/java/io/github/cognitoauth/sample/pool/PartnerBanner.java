// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says who can sign in to the pool of the partner, and where.
 */
@Component
@Profile("embedded & tenants")
class PartnerBanner {

	private static final Logger logger = LoggerFactory.getLogger(PartnerBanner.class);

	private final Environment environment;

	PartnerBanner(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void show() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			logger.info("{}", text("http://localhost:" + port));
		}
	}

	private static String text(String url) {
		StringBuilder text = new StringBuilder(512);
		text.append("\n\n  A partner has a user pool of its own: open ").append(url).append("/partner\n\n");
		DemoUsers.ofPartner().forEach((user) -> text.append(StartBanner.line(user)));
		text.append("\n  Their devices sign in by JSON at ").append(url).append("/partner/auth/sign-in\n");
		return text.toString();
	}

}
