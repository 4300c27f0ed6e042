// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTParser;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.AccountFeature;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountSettings;
import io.github.cognitoauth.security.account.AccountUser;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The operations on a pool of its own, without delays. */
final class AccountFixture implements AutoCloseable {

	/** Long, so that a busy machine fails no test. */
	static final Duration TIMEOUT = Duration.ofMinutes(1);

	final CognitoUserPoolServer pool;

	final CognitoUserAccounts accounts;

	final List<AccountEvent> events = Collections.synchronizedList(new ArrayList<>());

	AccountOperations operations;

	AccountFixture(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.accounts = CognitoUserAccounts.create(CognitoClient.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.clientSecret(pool.clientSecret().orElse(null))
			.endpoint(pool.endpoint())
			.requestTimeout(TIMEOUT)
			.build());
		this.operations = operations((settings) -> {
		}, (builder) -> {
		});
	}

	AccountOperations operations(Consumer<AccountSettings.Builder> settings, Consumer<AccountOperations.Builder> more) {
		AccountSettings.Builder all = AccountSettings.builder().clock(clock());
		for (AccountFeature feature : AccountFeature.values()) {
			all.feature(feature, true);
		}
		settings.accept(all);
		AccountOperations.Builder builder = AccountOperations.builder(this.accounts, all.build())
			.delay(AnswerDelay.between(Duration.ZERO, Duration.ZERO))
			.listener(this.events::add);
		more.accept(builder);
		return builder.build();
	}

	private Clock clock() {
		return this.pool.clock();
	}

	/** Somebody who is not signed in. */
	OperationContext stranger() {
		return OperationContext.builder("Example").client("203.0.113.7", false).build();
	}

	/** Somebody whose token was issued a moment ago. */
	OperationContext user(String username) {
		return token(this.pool.accessToken(username));
	}

	OperationContext token(String accessToken) {
		try {
			Map<String, Object> claims = new HashMap<>(JWTParser.parse(accessToken).getJWTClaimsSet().getClaims());
			return stranger().mutate().user(AccountUser.of(accessToken, claims)).build();
		}
		catch (java.text.ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	OperationResult perform(String id, OperationContext context, String... values) {
		return await(this.operations.perform(id, context, values(values)));
	}

	OperationProblem refused(String id, OperationContext context, String... values) {
		return catchThrowableOfType(OperationRefusedException.class, () -> perform(id, context, values)).problem();
	}

	static <T> T await(Mono<T> mono) {
		T value = mono.block(TIMEOUT);
		assertThat(value).isNotNull();
		return value;
	}

	/** Names and values in turn. */
	static AnswerValues values(String... values) {
		Map<String, @Nullable String> map = new HashMap<>();
		for (int i = 0; i < values.length; i += 2) {
			map.put(values[i], values[i + 1]);
		}
		return AnswerValues.of(map::get);
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
