// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.io.File;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium of this machine and its driver. Both are taken from the {@code PATH}, so
 * that nothing is ever downloaded.
 */
final class Chromium {

	private Chromium() {
	}

	static boolean isInstalled() {
		return browser().isPresent() && driver().isPresent();
	}

	/**
	 * Starts a browser of its own: no cookies, no history.
	 * @return the driver; quit it
	 */
	static ChromeDriver start() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser().orElseThrow());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--disable-default-apps", "--disable-extensions",
				"--disable-search-engine-choice-screen", "--window-size=1200,1000", "--lang=en");
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(driver().orElseThrow())
			.usingAnyFreePort()
			.withLogOutput(OutputStream.nullOutputStream())
			.build();
		ChromeDriver driver = new ChromeDriver(service, options);
		driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
		return driver;
	}

	private static Optional<File> browser() {
		return onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
	}

	private static Optional<File> driver() {
		return onPath("chromedriver");
	}

	private static Optional<File> onPath(String... names) {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.of(names)
			.flatMap((name) -> Arrays.stream(path.split(File.pathSeparator)).map((folder) -> new File(folder, name)))
			.filter(File::canExecute)
			.findFirst();
	}

}
