// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does what the tour of the documentation says, step by step, in its words.
 */
@BrowserTest
class TourBrowserTests {

	private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. (\\w+) (.+)$");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern LABEL = Pattern.compile("\\*\\*([^*]+)\\*\\*");

	@Autowired
	private CognitoUserPoolServer pool;

	@BeforeEach
	void inviteAgain() {
		this.pool.user("newbie").delete();
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1", "name");
	}

	@Test
	void tourWhenFollowedWordByWordThenIsTrue(Browser browser) throws IOException {
		browser.forgetCookies();
		String page = Files.readString(Path.of("..", "docs", "tour.md"));
		Matcher step = STEP.matcher(page);
		int steps = 0;
		while (step.find()) {
			follow(browser, step.group(1), step.group(2));
			steps++;
		}
		assertThat(steps).isGreaterThan(15);
	}

	private static void follow(Browser browser, String what, String how) {
		switch (what) {
			case "Open" -> browser.open(only(CODE, how).replace("http://localhost:8080", ""));
			case "Fill" -> {
				String field = browser.find(By.xpath("//label[normalize-space()='%s']".formatted(only(LABEL, how))))
					.getDomAttribute("for");
				browser.find(By.id(field)).sendKeys(only(CODE, how));
			}
			case "Click" -> browser
				.leaveBy(By.xpath("//*[self::button or self::a][normalize-space()='%s']".formatted(only(LABEL, how))));
			case "See" -> all(CODE, how).forEach((text) -> browser
				.waitFor(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text)));
			default ->
				throw new IllegalArgumentException("A step of the tour is Open, Fill, Click or See, not " + what);
		}
	}

	private static String only(Pattern pattern, String text) {
		List<String> found = all(pattern, text);
		assertThat(found).as(text).hasSize(1);
		return found.get(0);
	}

	private static List<String> all(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((result) -> result.group(1)).toList();
	}

}
