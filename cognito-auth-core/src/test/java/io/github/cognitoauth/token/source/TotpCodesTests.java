// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.support.VirtualTime;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TotpCodes}.
 */
class TotpCodesTests {

	/** The ASCII text "12345678901234567890" of RFC 6238, appendix B. */
	private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

	@Test
	void nextWhenAskedTwiceInOneStepThenWaitsForTheNextCode() {
		VirtualTime time = new VirtualTime();
		TotpSecret secret = TotpSecret.fromBase32(RFC_SECRET);
		TotpCodes codes = new TotpCodes(secret, time, time.scheduler());
		time.advance(Duration.ofSeconds(10));
		String first = codes.next().block();
		assertThat(first).isEqualTo(secret.codeAt(time.instant()));
		StepVerifier.create(codes.next())
			.expectSubscription()
			.then(() -> time.advance(Duration.ofMillis(19_999)))
			.then(() -> time.advance(Duration.ofMillis(1)))
			.assertNext((code) -> assertThat(code).isEqualTo(secret.codeAt(time.instant())).isNotEqualTo(first))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		time.advance(Duration.ofSeconds(30));
		assertThat(codes.next().block()).isEqualTo(secret.codeAt(time.instant()));
	}

	@Test
	void nextWhenClockIsSetBackByOneStepThenNoCodeComesTwice() {
		VirtualTime time = new VirtualTime();
		TotpCodes codes = new TotpCodes(TotpSecret.fromBase32(RFC_SECRET), time, time.scheduler());
		List<String> given = new ArrayList<>();
		codes.next().subscribe(given::add);
		time.advance(TotpSecret.STEP);
		codes.next().subscribe(given::add);
		time.jump(TotpSecret.STEP.negated());
		codes.next().subscribe(given::add);
		assertThat(given).as("the third has to wait").hasSize(2);
		time.advance(TotpSecret.STEP.multipliedBy(2));
		assertThat(given).hasSize(3).doesNotHaveDuplicates();
	}

}
