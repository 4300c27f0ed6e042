// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.PoolFault;
import io.github.cognitoauth.test.spring.ParallelSpringCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs tests at the same time that all do the same to their pool.
 */
class ParallelTests {

	@Test
	void extensionWhenTestsRunAtTheSameTimeThenEachHasAPoolOfItsOwn() {
		assertThat(run(DiscoverySelectors.selectClass(ExtensionCases.class)).getTestsSucceededCount()).isEqualTo(4);
	}

	@Test
	void springAnnotationWhenTestsShareAPoolThenTheyWaitForEachOther() {
		assertThat(run(DiscoverySelectors.selectClass(ParallelSpringCases.First.class),
				DiscoverySelectors.selectClass(ParallelSpringCases.Second.class))
			.getTestsSucceededCount()).isEqualTo(6);
	}

	private static TestExecutionSummary run(DiscoverySelector... cases) {
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(cases)
				.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
				.configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
				.configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
				.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
				.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "6")
				.build(), listener);
		StringWriter failures = new StringWriter();
		listener.getSummary().printFailuresTo(new PrintWriter(failures));
		assertThat(listener.getSummary().getTotalFailureCount()).as(failures.toString()).isZero();
		return listener.getSummary();
	}

	/** Four tests that meet in the middle. */
	static class ExtensionCases {

		private static final CyclicBarrier MEETING = new CyclicBarrier(4);

		@RegisterExtension
		static final CognitoUserPoolExtension cognito = new CognitoUserPoolExtension();

		@Test
		void createsUser(CognitoUserPoolServer pool) throws Exception {
			pool.createUser("alice").password("Wonderland-1");
			meet();
			assertThat(cognito.server()).isSameAs(pool);
			assertThat(AwsSignIn.password(pool, "alice", "Wonderland-1").tokens()).isNotNull();
			assertThat(pool.requests()).isEqualTo(1);
		}

		@Test
		void movesClock(CognitoUserPoolServer pool) throws Exception {
			pool.createUser("alice").password("Wonderland-1");
			pool.advance(Duration.ofDays(365));
			meet();
			assertThat(pool.requests()).isZero();
		}

		@Test
		void spoilsRequests(CognitoUserPoolServer pool) throws Exception {
			pool.createUser("alice").password("Wonderland-1");
			pool.faults().startOutage(PoolFault.throttled());
			meet();
			AwsSdk.assertError(() -> AwsSignIn.password(pool, "alice", "Wonderland-1"), "TooManyRequestsException",
					"Rate exceeded");
		}

		@Test
		void readsCodes(CognitoUserPoolServer pool) throws Exception {
			pool.createUser("alice").password("Wonderland-1").email("alice@example.com");
			meet();
			AwsSdk.client(pool).forgotPassword((request) -> request.clientId(pool.clientId()).username("alice"));
			assertThat(pool.inbox().codes()).singleElement().matches((code) -> code.medium() == DeliveryMedium.EMAIL);
		}

		private static void meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
			MEETING.await(60, TimeUnit.SECONDS);
		}

	}

}
