// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.PrintWriter;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of one class and ends with an error unless all that it says succeed. */
final class RunCases {

	private RunCases() {
	}

	public static void main(String[] arguments) {
		SummaryGeneratingListener summary = new SummaryGeneratingListener();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(DiscoverySelectors.selectClass(arguments[0]))
				.build(), summary);
		summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 20);
		System.exit((summary.getSummary().getTestsSucceededCount() == Long.parseLong(arguments[1])) ? 0 : 1);
	}

}
