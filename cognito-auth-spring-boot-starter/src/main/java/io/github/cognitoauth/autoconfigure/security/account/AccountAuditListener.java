// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.account.AccountEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Makes audit events of what happens to accounts, as Spring Boot does of sign-ins: they
 * go to the {@code AuditEventRepository}, if the application has one.
 */
final class AccountAuditListener implements ApplicationListener<PayloadApplicationEvent<AccountEvent>> {

	/** What Spring Boot calls somebody without a name. */
	private static final String UNKNOWN = "<unknown>";

	private final ApplicationEventPublisher events;

	AccountAuditListener(ApplicationEventPublisher events) {
		this.events = events;
	}

	/** NullAway sees the type arguments of Spring Boot's event on some JDKs only. */
	@Override
	@SuppressWarnings("NullAway")
	public void onApplicationEvent(PayloadApplicationEvent<AccountEvent> event) {
		AccountEvent change = event.getPayload();
		this.events.publishEvent(
				new AuditApplicationEvent(new AuditEvent(change.at(), principal(change), type(change), data(change))));
	}

	/** Users of several pools can have one name, as at a sign-in. */
	private static String principal(AccountEvent change) {
		String username = change.username();
		if (username == null) {
			return UNKNOWN;
		}
		return change.pool().equals(CognitoUserPools.MAIN) ? username : username + " (" + change.pool() + ")";
	}

	/** Such as {@code ACCOUNT_CHANGE_PASSWORD_SUCCESS}. */
	private static String type(AccountEvent change) {
		return "ACCOUNT_" + change.operation().toUpperCase(Locale.ROOT).replace('-', '_')
				+ (change.isSuccessful() ? "_SUCCESS" : "_FAILURE");
	}

	private static Map<String, @Nullable Object> data(AccountEvent change) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		put(data, "problem", change.problem());
		put(data, "target", change.target());
		put(data, "remoteAddress", change.remoteAddress());
		return data;
	}

	private static void put(Map<String, @Nullable Object> data, String name, @Nullable String value) {
		if (value != null) {
			data.put(name, value);
		}
	}

}
