// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.sample.pool.PoolTrouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service account and the trouble that can be made for it.
 */
@BrowserTest
class WorkerBrowserTests {

	@Autowired
	private PoolTrouble trouble;

	@AfterEach
	void endTrouble() {
		this.trouble.end();
	}

	@Test
	void openWhenWorkerRunsThenFiguresAndChartMove(Browser browser) {
		WorkerPage worker = WorkerPage.open(browser).awaitSuccess();
		worker.awaitMoreThan("calls", worker.figure("calls"));
		assertThat(worker.figure("sign-ins")).isPositive();
		assertThat(worker.awaitChart()).isPositive();
	}

	@Test
	void replaceWhenTokenIsThrownAwayThenRefreshesAndCallsGoOn(Browser browser) {
		WorkerPage worker = WorkerPage.open(browser).awaitSuccess();
		long refreshes = worker.figure("refreshes");
		worker = worker.press("Replace the token");
		assertThat(worker.notice()).contains("thrown away");
		worker.awaitMoreThan("refreshes", refreshes);
		worker.awaitSuccess();
	}

	@Test
	void killWhenRefreshTokenIsDeadThenSignsInOnceAndCallsGoOn(Browser browser) {
		WorkerPage worker = WorkerPage.open(browser).awaitSuccess();
		long signIns = worker.figure("sign-ins");
		worker = worker.press("Kill the refresh token").press("Replace the token");
		assertThat(worker.awaitMoreThan("sign-ins", signIns)).isEqualTo(signIns + 1);
		worker.awaitSuccess();
	}

	@Test
	void stopWhenTokenStillLivesThenCallsGoOn(Browser browser) {
		WorkerPage worker = WorkerPage.open(browser).awaitSuccess();
		long failures = worker.figure("failures");
		worker = worker.press("Stop the pool").awaitSuccess();
		worker.awaitMoreThan("calls", worker.figure("calls"));
		assertThat(worker.figure("failures")).isEqualTo(failures);
		worker.press("Let it recover").awaitSuccess();
	}

	@Test
	void throttleWhenTokenStillLivesThenCallsGoOn(Browser browser) {
		WorkerPage worker = WorkerPage.open(browser).awaitSuccess();
		worker = worker.press("Throttle the pool").awaitSuccess();
		worker.awaitMoreThan("calls", worker.figure("calls"));
		worker.press("Let it recover").awaitSuccess();
	}

}
