// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountView;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.StringUtils;

/** What all pages of a chain have in common. */
record PageContext(AccountOperations operations, AccountAddresses addresses, @Nullable String applicationName,
		Map<String, String> ownPages, Clock clock) {

	/** The field that names what a request is about. */
	static final String TARGET = "target";

	/** The parameter of a page that asks for a fresh sign-in. */
	static final String FRESH = "fresh";

	/** As much as the pool takes for an attribute. */
	private static final int MAX_ENTERED = 2048;

	/** What was half done then is to be begun anew. */
	private static final Duration MAX_AGE = Duration.ofMinutes(15);

	Instant now() {
		return this.clock.instant();
	}

	boolean offers(String operation) {
		return this.operations.offers(operation);
	}

	OperationContext operationContext(PageCall call, @Nullable String target, @Nullable AccountView account) {
		String host = call.client().host();
		String name = (this.applicationName != null) ? this.applicationName
				: StringUtils.hasText(host) ? host : "localhost";
		return OperationContext.builder(name)
			.user(call.user())
			.client(call.client().remoteAddress(), call.client().unreadForwardedHeader())
			.target(target)
			.username(call.state().username())
			.signUpSession(call.state().signUpSession())
			.account(account)
			.build();
	}

	Mono<OperationResult> perform(String operation, PageCall call, @Nullable String target,
			@Nullable AccountView account) {
		return this.operations.perform(operation, operationContext(call, target, account),
				AnswerValues.of(call::value));
	}

	/** Lead to a page that sends its user to the login page first. */
	PageReply.Redirect freshSignIn(AccountPage page, PageState state) {
		return new PageReply.Redirect(page(page.operation(), page.path()) + "?" + FRESH + "=true", state);
	}

	Mono<AccountView> account(PageCall call) {
		return perform("account", call, null, null).cast(OperationResult.Account.class)
			.map(OperationResult.Account::account);
	}

	/** Return what is half done on a page, unless that was too long ago. */
	@Nullable OpenStep openStep(PageCall call, String path) {
		OpenStep step = call.state().step(path);
		return (step != null && step.since().plus(MAX_AGE).isAfter(now())) ? step : null;
	}

	/** Return what was entered and may be shown again. */
	static Map<String, String> entered(StepForm form, PageCall call) {
		Map<String, String> entered = new LinkedHashMap<>();
		form.allFields().filter(FormField::kept).forEach((field) -> {
			String value = call.value(field.name());
			if (value != null && value.length() <= MAX_ENTERED) {
				entered.put(field.name(), value.strip());
			}
		});
		return entered;
	}

	/** Where the page of an operation is: the application's own or ours. */
	String page(String operation, String path) {
		String own = this.ownPages.get(operation);
		return (own != null) ? own : this.addresses.at(path);
	}

	PageLink link(String text, String path) {
		return new PageLink(Text.of(text), this.addresses.at(path));
	}

	/** Lead to the page of an operation, which can be the application's. */
	PageLink link(String text, String operation, String path) {
		return new PageLink(Text.of(text), page(operation, path));
	}

	PageLink backToAccount() {
		return link("cognito.page.account-back", AccountAddresses.ACCOUNT);
	}

	PageReply.Redirect redirect(String path, PageState state) {
		return new PageReply.Redirect(this.addresses.at(path), state);
	}

	PageReply.Redirect redirect(String path, PageCall call, Text notice) {
		return redirect(path, call.state().withFlash(PageFlash.notice(path, notice)));
	}

	PageReply.View view(PageView view, PageCall call, String path) {
		PageFlash flash = call.state().flash(path);
		return (flash == null) ? new PageReply.View(view, call.state())
				: new PageReply.View(
						view.withNotice(flash.notice())
							.withProblem((flash.problem() != null) ? flash.problem() : view.problem()),
						call.state().withFlash(null));
	}

}
