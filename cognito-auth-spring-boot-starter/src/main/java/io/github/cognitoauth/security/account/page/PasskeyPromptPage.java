// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

/**
 * Offers a passkey after a sign-in, before it goes on to where the user wanted. Only to
 * those who have none, and only where the pool gives one: it is asked for the options of
 * a passkey at once.
 */
final class PasskeyPromptPage implements AccountPage {

	private static final String COMPLETE = "complete-passkey";

	private final PageContext pages;

	PasskeyPromptPage(PageContext pages) {
		this.pages = pages;
	}

	@Override
	public String path() {
		return AccountAddresses.PASSKEY_PROMPT;
	}

	@Override
	public String operation() {
		return "begin-passkey";
	}

	/** Lead here if there is something to offer, else empty. */
	Mono<PageReply> offer(PageCall call) {
		if (!this.pages.offers("list-passkeys")) {
			return Mono.empty();
		}
		return this.pages.perform("list-passkeys", call, null, null)
			.cast(OperationResult.Passkeys.class)
			.filter((found) -> found.available() && found.passkeys().isEmpty())
			.flatMap((found) -> this.pages.perform(operation(), call, null, null))
			.cast(OperationResult.Begun.class)
			.map((begun) -> (PageReply) this.pages.redirect(path(),
					call.state()
						.asked(isHere(call.path()) ? call.path() : "/")
						.withStep(OpenStep.of(AccountAddresses.PASSKEY_SAVE, begun.form(), null, this.pages.now()))))
			// it is an offer and no more
			.onErrorComplete();
	}

	/** What begins with two slashes is another site. */
	private static boolean isHere(String path) {
		return path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
	}

	@Override
	public Mono<PageReply> show(PageCall call) {
		OpenStep step = this.pages.openStep(call, AccountAddresses.PASSKEY_SAVE);
		String options = (step != null) ? step.passkey() : null;
		return (options != null) ? Mono.fromSupplier(() -> view(call, options))
				: Mono.just(this.pages.redirect(AccountAddresses.PASSKEYS, call.state()));
	}

	private PageReply view(PageCall call, String options) {
		StepForm form = this.pages.operations()
			.form(COMPLETE, this.pages.operationContext(call, null, null))
			.mutate()
			.passkey(options)
			.build();
		String goOn = (call.state().continueTo() != null) ? call.state().continueTo()
				: this.pages.addresses().at(AccountAddresses.ACCOUNT);
		PageView view = PageView
			.of(Text.of("cognito.page.account-passkey-prompt.title"),
					Text.of("cognito.page.account-passkey-prompt.text"))
			.with(new PageBlock.Form(form, this.pages.addresses().at(AccountAddresses.PASSKEY_SAVE),
					Text.of("cognito.page.begin-passkey.submit"), false, Map.of(), List.of()))
			.withLinks(List.of(new PageLink(Text.of("cognito.page.account-not-now"), goOn)));
		return new PageReply.View(view, call.state());
	}

	@Override
	public Mono<PageReply> send(PageCall call) {
		return Mono.just(this.pages.redirect(path(), call.state()));
	}

}
