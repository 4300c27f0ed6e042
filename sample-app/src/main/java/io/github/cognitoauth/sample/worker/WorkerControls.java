// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.sample.pool.PoolTrouble;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What can be done to the embedded pool to see how the worker copes.
 */
@Component
@Profile("embedded")
class WorkerControls {

	/** Makes sense where there is a replica. */
	private static final String LOSE = "lose";

	private final List<WorkerControl> controls;

	WorkerControls(PoolTrouble trouble, CognitoTokenProviders accounts,
			@Value("${cognito.replica.region:}") String replica) {
		CognitoTokenProvider worker = accounts.get("worker");
		this.controls = Stream.of(new WorkerControl("shorten", "Shorten token life",
				"Tokens live for 30 seconds from now on, so that refreshes follow each other.", false, () -> {
					trouble.shortenTokenLife();
					renew(worker);
					return "Tokens live for 30 seconds now.";
				}),
				new WorkerControl("renew", "Replace the token",
						"The worker's access token is thrown away; the next call brings a new one.", false,
						() -> renew(worker) ? "The token was thrown away."
								: "The token stays: too many were thrown away within a short time."),
				new WorkerControl("kill", "Kill the refresh token",
						"The next refresh is refused; the worker signs in once with its password.", true,
						done(trouble::killRefreshTokens,
								"The refresh token is dead. Watch for a sign-in at the next refresh.")),
				new WorkerControl("throttle", "Throttle the pool",
						"Every request ends in TooManyRequestsException; the worker backs off.", true,
						done(trouble::throttle, "The pool throttles now.")),
				new WorkerControl("stop", "Stop the pool",
						"Every connection is reset, also those of people who sign in.", true,
						done(trouble::stop, "The pool is stopped.")),
				new WorkerControl(LOSE, "Lose the Region",
						"The primary Region refuses connections. Each call that meets that asks the replica; "
								+ "after three in a row all calls go there at once.",
						true, done(trouble::loseRegion, "The primary Region is lost. Replace the token, or sign in.")),
				new WorkerControl("recover", "Let it recover",
						"No more trouble: the pool answers, and tokens live for five minutes again.", false, () -> {
							trouble.end();
							renew(worker);
							return "The pool is well again.";
						}))
			.filter((control) -> !replica.isEmpty() || !control.path().equals(LOSE))
			.toList();
	}

	List<WorkerControl> all() {
		return this.controls;
	}

	/**
	 * Does what a button says.
	 * @param path the button's path
	 * @return what to tell the person
	 */
	String use(String path) {
		WorkerControl control = this.controls.stream()
			.filter((candidate) -> candidate.path().equals(path))
			.findFirst()
			.orElseThrow(NoSuchControlException::new);
		return control.action().get();
	}

	private static Supplier<String> done(Runnable action, String message) {
		return () -> {
			action.run();
			return message;
		};
	}

	/**
	 * A new life span shows at once, not when the old token is used up.
	 * @return whether the report counted: only so many do
	 */
	private static boolean renew(CognitoTokenProvider account) {
		CognitoTokens tokens = account.currentTokens();
		if (tokens == null) {
			return true;
		}
		account.invalidate(tokens.accessToken());
		CognitoTokens left = account.currentTokens();
		return left == null || !left.accessToken().equals(tokens.accessToken());
	}

}
