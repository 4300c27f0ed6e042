// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Notice;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import io.github.cognitoauth.token.store.TokenStore.Result;
import io.github.cognitoauth.token.store.TokenStore.Settled;
import io.github.cognitoauth.token.store.TokenStore.Stored;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link TokenStore} promises, as tests. The test of a store extends it and
 * says where the store is; it needs JUnit Jupiter and AssertJ on the class path. The
 * accounts have random names, so data that is there already does no harm.
 *
 * @since 0.1.0
 */
public abstract class TokenStoreContractTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Short, as a store on a real clock has to wait for its end. */
	private static final Duration SHORT = Duration.ofMillis(200);

	private static final Known NOTHING = new Known(0, "credentials");

	private final String account = "billing." + UUID.randomUUID();

	/**
	 * Return the store, the same for the whole test.
	 * @return a store
	 */
	protected abstract TokenStore store();

	/**
	 * Return another instance's view of the same data.
	 * @return a store, possibly the same
	 */
	protected abstract TokenStore otherInstance();

	/**
	 * Return the clock that issues tokens.
	 * @return the clock of this process
	 */
	protected abstract Clock clock();

	/**
	 * Let time pass on the clock of the store.
	 * @param time how much at least
	 */
	protected abstract void pass(Duration time);

	/**
	 * Wait until a condition is met that another thread brings about.
	 * @param condition the condition
	 */
	protected abstract void await(BooleanSupplier condition);

	/**
	 * Return tokens that were issued now.
	 * @param name tells them apart
	 * @param lifetime how long the access token lives
	 * @return new tokens
	 */
	protected final CognitoTokens tokens(String name, Duration lifetime) {
		return CognitoTokens.builder("access-" + name, clock().instant(), lifetime)
			.refreshToken("refresh-" + name)
			.build();
	}

	private Claim claim(Known known, Duration lease) {
		return answer(store().claim(this.account, known, lease));
	}

	private static <T> T answer(Mono<T> answer) {
		return Objects.requireNonNull(answer.block(PATIENCE), "A store answers with exactly one value");
	}

	private static Stored stored(@Nullable Stored stored) {
		return Objects.requireNonNull(stored, "There are tokens");
	}

	private Claim.Granted granted(Known known, Duration lease) {
		Claim claim = claim(known, lease);
		assertThat(claim).isInstanceOf(Claim.Granted.class);
		return (Claim.Granted) claim;
	}

	private Settled settle(Lease lease, Result result) {
		return answer(store().settle(lease, result));
	}

	private Refusal refusal(String credentials, int inARow, Duration pause) {
		return new Refusal("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS, null, credentials, inARow,
				pause);
	}

	private long save(String name, boolean rotates) {
		Lease lease = granted(new Known(newestVersion(), "credentials"), SECOND).lease();
		assertThat(settle(lease, new Result.Fresh(tokens(name, Duration.ofHours(1)), rotates)))
			.isInstanceOf(Settled.Kept.class);
		return lease.fence();
	}

	private long newestVersion() {
		return (claim(NOTHING, Duration.ZERO) instanceof Claim.Newer newer) ? newer.stored().version() : 0;
	}

	@Test
	void claimWhenNothingIsThereThenGranted() {
		Claim.Granted granted = granted(NOTHING, SECOND);
		assertThat(granted.stored()).isNull();
		assertThat(granted.refusals()).isZero();
		assertThat(granted.abandoned()).isFalse();
		assertThat(granted.lease().account()).isEqualTo(this.account);
	}

	@Test
	void claimWhenHeldThenSaysForHowLongAndOtherAccountsAreFree() {
		granted(NOTHING, SECOND);
		Claim second = otherInstance().claim(this.account, NOTHING, SECOND).block(PATIENCE);
		assertThat(second).isInstanceOfSatisfying(Claim.Held.class,
				(held) -> assertThat(held.left()).isPositive().isLessThanOrEqualTo(SECOND));
		assertThat(store().claim(this.account + "2", NOTHING, SECOND).block(PATIENCE))
			.isInstanceOf(Claim.Granted.class);
	}

	@Test
	void claimWhenOnlyLookingThenNothingIsGranted() {
		assertThat(claim(NOTHING, Duration.ZERO)).isEqualTo(new Claim.Held(Duration.ZERO));
		assertThat(granted(NOTHING, SECOND).abandoned()).isFalse();
	}

	@Test
	void claimWhenLeaseLapsedThenGrantedWithAGreaterFenceAsAbandoned() {
		Lease first = granted(NOTHING, SHORT).lease();
		pass(SHORT);
		Claim.Granted second = granted(NOTHING, SECOND);
		assertThat(second.abandoned()).isTrue();
		assertThat(second.lease().fence()).isGreaterThan(first.fence());
	}

	@Test
	void claimWhenLeaseWasAbandonedThenItStaysSoUntilTokensAreSaved() {
		granted(NOTHING, SHORT);
		pass(SHORT);
		settle(granted(NOTHING, SECOND).lease(), new Result.Nothing());
		Claim.Granted third = granted(NOTHING, SECOND);
		assertThat(third.abandoned()).isTrue();
		settle(third.lease(), new Result.Fresh(tokens("1", Duration.ofHours(1)), true));
		assertThat(granted(new Known(third.lease().fence(), "credentials"), SECOND).abandoned()).isFalse();
	}

	@Test
	void settleWhenFreshThenOthersGetThemAndTheLeaseIsBack() {
		long version = save("1", true);
		Claim claim = otherInstance().claim(this.account, NOTHING, SECOND).block(PATIENCE);
		assertThat(claim).isInstanceOfSatisfying(Claim.Newer.class, (newer) -> {
			assertThat(newer.stored().version()).isEqualTo(version);
			assertThat(newer.stored().rotates()).isTrue();
			CognitoTokens tokens = newer.stored().tokens();
			assertThat(tokens.accessToken()).isEqualTo("access-1");
			assertThat(tokens.refreshToken()).isEqualTo("refresh-1");
			assertThat(tokens.lifetime()).isEqualTo(Duration.ofHours(1));
			assertThat(Duration.between(tokens.issuedAt(), clock().instant()).abs()).isLessThan(Duration.ofSeconds(5));
		});
		Claim.Granted granted = granted(new Known(version, "credentials"), SECOND);
		assertThat(granted.stored()).extracting(Stored::version).isEqualTo(version);
		assertThat(granted.lease().fence()).isGreaterThan(version);
	}

	@Test
	void claimWhenTokensAreOfAnotherVersionThenTheyAreNewsWhicheverIsGreater() {
		long version = save("1", false);
		assertThat(claim(new Known(version + 1, "credentials"), SECOND)).isInstanceOf(Claim.Newer.class);
	}

	@Test
	void claimWhenNewerTokensAreThereThenTheyCountMoreThanALease() {
		long version = save("1", false);
		granted(new Known(version, "credentials"), SECOND);
		assertThat(claim(NOTHING, SECOND)).isInstanceOf(Claim.Newer.class);
		assertThat(claim(new Known(version, "credentials"), SECOND)).isInstanceOf(Claim.Held.class);
	}

	@Test
	void claimWhenStoredTokensAreExpiredThenGrantedWithThem() {
		Lease lease = granted(NOTHING, SECOND).lease();
		settle(lease, new Result.Fresh(tokens("1", SHORT), true));
		pass(SHORT);
		Claim.Granted granted = granted(NOTHING, SECOND);
		assertThat(granted.stored()).extracting((stored) -> stored.tokens().refreshToken()).isEqualTo("refresh-1");
		assertThat(stored(granted.stored()).tokens().isExpiredAt(clock().instant().plus(SHORT))).isTrue();
	}

	@Test
	void settleWhenNothingThenTheLeaseIsBackAtOnce() {
		settle(granted(NOTHING, SECOND).lease(), new Result.Nothing());
		assertThat(granted(NOTHING, SECOND).abandoned()).isFalse();
	}

	@Test
	void settleWhenOvertakenThenNothingIsChanged() {
		Lease first = granted(NOTHING, SHORT).lease();
		pass(SHORT);
		Lease second = granted(NOTHING, SECOND).lease();
		assertThat(settle(first, new Result.Fresh(tokens("late", Duration.ofHours(1)), true)))
			.isEqualTo(new Settled.Overtaken(null));
		assertThat(claim(NOTHING, SECOND)).as("the second still holds it").isInstanceOf(Claim.Held.class);
		settle(second, new Result.Fresh(tokens("2", Duration.ofHours(1)), true));
		assertThat(settle(first, new Result.Refused(refusal("credentials", 1, SECOND)))).isInstanceOfSatisfying(
				Settled.Overtaken.class,
				(overtaken) -> assertThat(stored(overtaken.stored()).tokens().accessToken()).isEqualTo("access-2"));
		assertThat(claim(NOTHING, SECOND)).isInstanceOf(Claim.Newer.class);
	}

	@Test
	void settleWhenLeaseLapsedAndNobodyTookItThenKept() {
		Lease lease = granted(NOTHING, SHORT).lease();
		pass(SHORT);
		assertThat(settle(lease, new Result.Fresh(tokens("1", Duration.ofHours(1)), true)))
			.isInstanceOf(Settled.Kept.class);
		assertThat(claim(NOTHING, SECOND)).isInstanceOf(Claim.Newer.class);
	}

	@Test
	void settleWhenRepeatedThenAnsweredAlike() {
		Lease lease = granted(NOTHING, SECOND).lease();
		Result fresh = new Result.Fresh(tokens("1", Duration.ofHours(1)), true);
		assertThat(settle(lease, fresh)).isInstanceOf(Settled.Kept.class);
		assertThat(settle(lease, fresh)).isInstanceOf(Settled.Kept.class);
		assertThat(newestVersion()).isEqualTo(lease.fence());
	}

	@Test
	void settleWhenLeaseIsUnknownThenKept() {
		Lease lease = new Lease(this.account, Long.MAX_VALUE / 4096);
		assertThat(settle(lease, new Result.Fresh(tokens("1", Duration.ofHours(1)), true)))
			.as("the store lost its data meanwhile")
			.isInstanceOf(Settled.Kept.class);
		assertThat(newestVersion()).isEqualTo(lease.fence());
	}

	@Test
	void extendThenTheLeaseLastsLonger() {
		Lease lease = granted(NOTHING, SHORT).lease();
		assertThat(store().extend(lease, SECOND.multipliedBy(5)).block(PATIENCE)).isTrue();
		pass(SHORT.multipliedBy(2));
		assertThat(claim(NOTHING, SECOND)).isInstanceOf(Claim.Held.class);
	}

	@Test
	void extendWhenLapsedAndNobodyTookItThenHeldAgain() {
		Lease lease = granted(NOTHING, SHORT).lease();
		pass(SHORT);
		assertThat(store().extend(lease, SECOND.multipliedBy(5)).block(PATIENCE)).isTrue();
		assertThat(claim(NOTHING, SECOND)).isInstanceOf(Claim.Held.class);
	}

	@Test
	void extendWhenOvertakenOrSettledThenFalse() {
		Lease first = granted(NOTHING, SHORT).lease();
		pass(SHORT);
		Lease second = granted(NOTHING, SECOND).lease();
		assertThat(store().extend(first, SECOND).block(PATIENCE)).isFalse();
		settle(second, new Result.Nothing());
		assertThat(store().extend(second, SECOND).block(PATIENCE)).isFalse();
		assertThat(granted(NOTHING, SECOND)).isNotNull();
	}

	@Test
	void claimWhenSameCredentialsWereRefusedThenRefusedUntilThePauseIsOver() {
		settle(granted(NOTHING, SECOND).lease(), new Result.Refused(refusal("credentials", 3, SHORT)));
		assertThat(claim(NOTHING, SECOND)).isInstanceOfSatisfying(Claim.Refused.class, (refused) -> {
			assertThat(refused.refusal().code()).isEqualTo("NotAuthorizedException");
			assertThat(refused.refusal().reason()).isEqualTo(CognitoErrorReason.WRONG_CREDENTIALS);
			assertThat(refused.refusal().inARow()).isEqualTo(3);
			assertThat(refused.refusal().pause()).isPositive().isLessThanOrEqualTo(SHORT);
		});
		pass(SHORT);
		Claim.Granted granted = granted(NOTHING, SECOND);
		assertThat(granted.refusals()).isEqualTo(3);
		settle(granted.lease(), new Result.Nothing());
		assertThat(granted(NOTHING, SECOND).refusals()).as("a failure that can pass does not end the row").isEqualTo(3);
	}

	@Test
	void claimWhenChallengeCouldNotBeAnsweredThenSaysWhich() {
		Refusal refusal = new Refusal("ChallengeNotAnswerable", CognitoErrorReason.CHALLENGE_NOT_ANSWERABLE,
				"MFA_SETUP", "credentials", 1, SECOND);
		settle(granted(NOTHING, SECOND).lease(), new Result.Refused(refusal));
		assertThat(claim(NOTHING, SECOND)).isInstanceOfSatisfying(Claim.Refused.class,
				(refused) -> assertThat(refused.refusal().challengeName()).isEqualTo("MFA_SETUP"));
	}

	@Test
	void claimWhenOtherCredentialsWereRefusedThenGranted() {
		settle(granted(NOTHING, SECOND).lease(), new Result.Refused(refusal("wrong", 3, SECOND)));
		assertThat(granted(NOTHING, SECOND).refusals()).isZero();
	}

	@Test
	void claimWhenTokensWereSavedAfterARefusalThenItIsForgotten() {
		settle(granted(NOTHING, SECOND).lease(), new Result.Refused(refusal("credentials", 3, SECOND)));
		Lease corrected = granted(new Known(0, "corrected"), SECOND).lease();
		settle(corrected, new Result.Fresh(tokens("1", Duration.ofHours(1)), false));
		assertThat(granted(new Known(corrected.fence(), "credentials"), SECOND).refusals()).isZero();
	}

	@Test
	void noticesThenTellOfTokensAndRefusalsOfAllAccounts() {
		List<Notice> heard = Collections.synchronizedList(new ArrayList<>());
		Flux<Notice> notices = otherInstance().notices();
		Disposable listening = notices.filter((notice) -> notice.account().startsWith(this.account))
			.subscribe(heard::add);
		try {
			// who begins to listen hears nothing until the store knows it
			await(() -> {
				settle(granted(new Known(newestVersion(), "credentials"), SECOND).lease(),
						new Result.Fresh(tokens("1", Duration.ofHours(1)), true));
				return !heard.isEmpty();
			});
			heard.clear();
			String other = this.account + "2";
			Claim.Granted granted = (Claim.Granted) answer(store().claim(other, NOTHING, SECOND));
			settle(granted.lease(), new Result.Nothing());
			Claim.Granted again = (Claim.Granted) answer(store().claim(other, NOTHING, SECOND));
			settle(again.lease(), new Result.Refused(refusal("wrong", 1, SECOND)));
			Notice expected = new Notice(other, again.lease().fence());
			await(() -> heard.contains(expected));
			assertThat(heard).doesNotContain(new Notice(other, granted.lease().fence()));
		}
		finally {
			listening.dispose();
		}
	}

	@Test
	void toStringThenShowsNoCredentials() {
		assertThat(NOTHING.toString()).doesNotContain("credentials");
		assertThat(refusal("digest", 1, SECOND).toString()).doesNotContain("digest");
	}

}
