// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * Browsers between two tests. Starting one takes seconds, forgetting its cookies does
 * not.
 */
final class IdleBrowsers implements AutoCloseable {

	private final Deque<ChromeDriver> idle = new ArrayDeque<>();

	synchronized ChromeDriver take() {
		ChromeDriver driver = this.idle.poll();
		return (driver != null) ? driver : Chromium.start();
	}

	synchronized void giveBack(ChromeDriver driver) {
		driver.get("about:blank");
		driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
		driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
		driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
		driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
		driver.manage().logs().get(LogType.BROWSER);
		this.idle.push(driver);
	}

	@Override
	public synchronized void close() {
		this.idle.forEach(ChromeDriver::quit);
		this.idle.clear();
	}

}
