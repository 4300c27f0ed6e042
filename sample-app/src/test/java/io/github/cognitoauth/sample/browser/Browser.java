// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * One person's browser on the demo. It waits for what is expected, and never for a fixed
 * time.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final IdleBrowsers idle;

	private final ChromeDriver driver;

	private final String origin;

	Browser(IdleBrowsers idle, String origin) {
		this.idle = idle;
		this.driver = idle.take();
		this.origin = origin;
	}

	void open(String path) {
		this.driver.get(this.origin + path);
	}

	/** Signing in leads to the page that was asked for, not to the offer of a passkey. */
	void wasOfferedPasskey() {
		this.driver.executeCdpCommand("Network.setCookie",
				Map.of("url", this.origin, "name", "cognito-passkey-offered", "value", "true"));
	}

	/** Makes it the browser of somebody who was never here. */
	void forgetCookies() {
		this.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
	}

	WebDriver driver() {
		return this.driver;
	}

	WebElement find(By by) {
		return waitFor(ExpectedConditions.visibilityOfElementLocated(by));
	}

	boolean has(By by) {
		return !this.driver.findElements(by).isEmpty();
	}

	/**
	 * Presses something that leads to another page, and waits until this one is gone.
	 * @param by what to press
	 */
	void leaveBy(By by) {
		WebElement page = this.driver.findElement(By.tagName("html"));
		find(by).click();
		waitFor(ExpectedConditions.stalenessOf(page));
	}

	/**
	 * Asks whether the scripts of the page let a form be sent, without sending it: some
	 * browsers, this one among them, do not repeat a form by themselves.
	 * @param form the id of the form
	 * @return whether it would be sent
	 */
	boolean isSent(String form) {
		return Boolean.TRUE.equals(this.driver.executeScript("return document.getElementById(arguments[0])"
				+ ".dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))", form));
	}

	Browser type(String text) {
		this.driver.switchTo().activeElement().sendKeys(text);
		return this;
	}

	Browser tab() {
		return type(Keys.TAB.toString());
	}

	Browser enter() {
		return type(Keys.ENTER.toString());
	}

	/**
	 * Gives the browser an authenticator for passkeys.
	 * @return the authenticator; close it
	 */
	Passkeys passkeys() {
		return new Passkeys(this.driver);
	}

	/**
	 * Does what a person with developer tools can do.
	 * @param name the name of a hidden field
	 * @param value its new value
	 */
	void setHidden(String name, String value) {
		this.driver.executeScript("document.getElementsByName(arguments[0])[0].value = arguments[1]", name, value);
	}

	/** Makes the window as small as a phone. */
	void shrinkToPhone() {
		shrinkTo(360);
	}

	/**
	 * Makes the window that of a phone.
	 * @param width pixels
	 */
	void shrinkTo(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", true));
	}

	/**
	 * Lets the browser of somebody ask for pages.
	 * @param languages the value of {@code Accept-Language}
	 */
	void speak(String languages) {
		this.driver.executeCdpCommand("Network.enable", Map.of());
		this.driver.executeCdpCommand("Network.setExtraHTTPHeaders",
				Map.of("headers", Map.of("Accept-Language", languages)));
	}

	/** Runs no script of any page that is opened from now on. */
	void forbidScripts() {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
	}

	/**
	 * Returns what people with a disability cannot use on this page.
	 * @return violations of the rules of axe, empty if there are none
	 */
	@SuppressWarnings("unchecked")
	List<String> barriers() {
		this.driver.executeScript(Axe.SCRIPT);
		Object found = this.driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
				+ "axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations.map("
				+ "(it) => it.id + ': ' + it.nodes.map((node) => node.html).join(' '))), (error) => done([String(error)]));");
		return (List<String>) Objects.requireNonNull(found);
	}

	/**
	 * Returns how far the page sticks out to the right of the window.
	 * @return a number of pixels, zero or negative if it fits
	 */
	long overflow() {
		Object pixels = this.driver
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
		return ((Number) Objects.requireNonNull(pixels)).longValue();
	}

	String sessionCookie() {
		Cookie cookie = this.driver.manage().getCookieNamed("JSESSIONID");
		return (cookie != null) ? cookie.getValue() : "";
	}

	/**
	 * Returns what the browser wrote to its console: scripts that failed, and what the
	 * content security policy forbids.
	 * @return the messages of level severe
	 */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map(LogEntry::getMessage)
			// asked for by itself where a page names no icon
			.filter((message) -> !message.contains("/favicon.ico"))
			.toList();
	}

	<T> T waitFor(ExpectedCondition<T> condition) {
		// while one page gives way to the next, the driver can fail in other ways than by
		// a
		// stale element
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(50)).ignoring(WebDriverException.class)
			.until(condition);
	}

	String path() {
		return this.driver.getCurrentUrl().substring(this.origin.length());
	}

	@Override
	public void close() {
		this.idle.giveBack(this.driver);
	}

}
