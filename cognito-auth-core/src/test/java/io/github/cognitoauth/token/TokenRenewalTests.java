// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.TokenRenewal.Base;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.TokenRenewal.Outcome.Origin;
import io.github.cognitoauth.token.TokenRenewal.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the choice between a refresh and a sign-in.
 */
class TokenRenewalTests {

	private final VirtualTime time = new VirtualTime();

	private final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	private final CognitoTokens own = this.source.mint();

	private Base base(CognitoTokens tokens, boolean refreshable, boolean servable, int faults) {
		return new Base(tokens, refreshable, servable, false, 0, false, false, faults);
	}

	@ParameterizedTest(name = "served: {0}, faults: {1}")
	@CsvSource({ "false, 0, REFRESH", "false, 1, REFRESH", "false, 2, REFRESH", "false, 3, SIGN_IN",
			"false, 4, REFRESH", "false, 5, SIGN_IN", "true, 3, REFRESH", "true, 5, REFRESH" })
	void renewWhenAnswersWereFaultsThenEverySecondIsASignInFromTheThirdOnWhileNobodyIsServed(boolean servable,
			int faults, Origin origin) {
		TokenRenewal renewal = new TokenRenewal(this.source, TokenRefreshPolicy.defaults(),
				new Clocks(this.time, () -> this.time.scheduler().now(TimeUnit.MILLISECONDS), this.time.scheduler()));
		Outcome.Renewed renewed = renewal
			.renew(base(this.own, true, servable, faults), this.own, true, false, new Progress())
			.block();
		assertThat(renewed.origin()).isEqualTo(origin);
	}

	@Test
	void isRefusedThenOnlyTokensWithTheVeryRefreshTokenThatWasRefused() {
		CognitoTokens same = CognitoTokens.builder("other", this.time.instant(), this.source.lifetime)
			.refreshToken(this.own.refreshToken())
			.build();
		CognitoTokens without = CognitoTokens.builder("without", this.time.instant(), this.source.lifetime).build();
		Base refused = base(this.own, false, false, 0);
		assertThat(refused.isRefused(same)).isTrue();
		assertThat(refused.isRefused(this.source.mint())).isFalse();
		assertThat(refused.isRefused(without)).isFalse();
		assertThat(refused.isRefused(null)).isFalse();
		assertThat(base(this.own, true, false, 0).isRefused(same)).isFalse();
		assertThat(base(without, false, false, 0).isRefused(without)).isFalse();
		assertThat(base(null, false, false, 0).isRefused(same)).isFalse();
	}

}
