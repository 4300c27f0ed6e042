// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Something that is done with one press of a button on another page, to which it leads
 * back, and, where it takes something away, with a second press on a page of its own.
 */
final class ActionPage implements AccountPage {

	private static final String CONFIRMED = "confirmed";

	private static final String ABOUT = "about";

	/** What is longer is no name. */
	private static final int MAX_ABOUT = 256;

	private final PageContext pages;

	private final ActionPageSpec spec;

	private final PageResults results;

	ActionPage(PageContext pages, ActionPageSpec spec) {
		this.pages = pages;
		this.spec = spec;
		this.results = new PageResults(pages);
	}

	@Override
	public String path() {
		return this.spec.path();
	}

	@Override
	public String operation() {
		return this.spec.operation();
	}

	@Override
	public boolean isHarmless(PageCall call) {
		return call.post() && asksFirst(call);
	}

	private boolean asksFirst(PageCall call) {
		return this.spec.confirmed() && call.value(CONFIRMED) == null;
	}

	@Override
	public Mono<PageReply> show(PageCall call) {
		OpenStep step = this.pages.openStep(call, path());
		if (!this.spec.confirmed() || (this.spec.targeted() && step == null)) {
			return Mono.just(this.pages.redirect(this.spec.origin(), call.state()));
		}
		return Mono.fromSupplier(() -> question(call, step));
	}

	private PageReply question(PageCall call, @Nullable OpenStep step) {
		String target = (step != null) ? step.target() : null;
		StepForm form = this.pages.operations().form(operation(), this.pages.operationContext(call, target, null));
		PageView view = PageView.of(form);
		if (step != null && step.about() != null) {
			view = view.with(new PageBlock.Section(Text.of("cognito.page.account-value", step.about()), null, null,
					List.of(), List.of(), List.of()));
		}
		view = view
			.with(new PageBlock.Form(form, this.pages.addresses().at(path()),
					Text.of("cognito.page." + operation() + ".submit"), true, Map.of(CONFIRMED, "true"), List.of()))
			.withLinks(List.of(this.pages.link("cognito.page.account-cancel", this.spec.origin())));
		return this.pages.view(view, call, path());
	}

	@Override
	public Mono<PageReply> send(PageCall call) {
		if (asksFirst(call)) {
			return Mono.just(ask(call));
		}
		OpenStep step = this.pages.openStep(call, path());
		String target = this.spec.confirmed() ? (step != null) ? step.target() : null : call.value(PageContext.TARGET);
		if (this.spec.targeted() && target == null) {
			return Mono.just(this.pages.redirect(this.spec.origin(), call.state()));
		}
		return this.pages.perform(operation(), call, target, null)
			.map((result) -> this.results.reply(result, call, target, this.spec.origin()))
			.onErrorResume(OperationRefusedException.class, (refused) -> refused(call, refused));
	}

	private PageReply ask(PageCall call) {
		String target = call.value(PageContext.TARGET);
		if (!this.spec.targeted()) {
			return this.pages.redirect(path(), call.state());
		}
		if (target == null || target.isBlank()) {
			return this.pages.redirect(this.spec.origin(), call.state());
		}
		String about = call.value(ABOUT);
		return this.pages.redirect(path(),
				call.state()
					.withStep(OpenStep.about(path(), target,
							(about != null && !about.isBlank() && about.length() <= MAX_ABOUT) ? about : null,
							this.pages.now())));
	}

	private Mono<PageReply> refused(PageCall call, OperationRefusedException refused) {
		OperationProblem problem = refused.problem();
		return switch (problem.kind()) {
			case TOKEN_REJECTED, FRESH_SIGN_IN_REQUIRED -> Mono.error(refused);
			default -> Mono.just(this.pages.redirect(this.spec.origin(), call.state()
				.withFlash(PageFlash.problem(this.spec.origin(), PageResults.problem(problem), Map.of()))));
		};
	}

}
