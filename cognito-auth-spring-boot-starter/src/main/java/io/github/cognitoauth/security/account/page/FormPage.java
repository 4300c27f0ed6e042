// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.AccountView;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A page with the form of an operation. */
final class FormPage implements AccountPage {

	private final PageContext pages;

	private final FormPageSpec spec;

	private final PageResults results;

	FormPage(PageContext pages, FormPageSpec spec) {
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
	public Mono<PageReply> show(PageCall call) {
		OpenStep step = this.pages.openStep(call, path());
		if (this.spec.begunAt() != null && step == null) {
			return Mono.just(this.pages.redirect(this.spec.begunAt(), call.state()));
		}
		return form(call, step).map((form) -> show(call, form, step));
	}

	private PageReply show(PageCall call, StepForm form, @Nullable OpenStep step) {
		PageFlash flash = call.state().flash(path());
		StepForm.Builder shown = form.mutate().at("", 1, (flash != null) ? flash.problem() : null);
		if (step != null) {
			step.addTo(shown);
		}
		StepForm complete = shown.build().withEntered((flash != null) ? flash.entered() : Map.of());
		if (this.pages.ownPages().containsKey(operation())) {
			return new PageReply.OwnPage(complete, call.state().withFlash(null));
		}
		PageBlock block = new PageBlock.Form(complete, this.pages.addresses().at(path()),
				Text.of("cognito.page." + operation() + ".submit"), false, hidden(step), buttons());
		PageView view = PageView.of(complete).with(block).withLinks(links());
		return this.pages.view(this.spec.signedIn() ? view.withBack(this.pages.backToAccount()) : view, call, path());
	}

	/** What a button that sends the fields elsewhere is about. */
	private static Map<String, String> hidden(@Nullable OpenStep step) {
		return (step != null && step.target() != null) ? Map.of(PageContext.TARGET, step.target()) : Map.of();
	}

	private List<PageLink> buttons() {
		return this.spec.buttons()
			.entrySet()
			.stream()
			.filter((entry) -> this.pages.offers(entry.getKey()))
			.map((entry) -> this.pages.link("cognito.page.resend-sign-up-code.title", entry.getValue()))
			.toList();
	}

	private List<PageLink> links() {
		List<PageLink> links = new ArrayList<>();
		this.spec.links().forEach((operation, path) -> {
			if (this.pages.offers(operation)) {
				links.add(this.pages.link("cognito.page.login-link-" + operation, operation, path));
			}
		});
		if (!this.spec.signedIn()) {
			links.add(new PageLink(Text.of("cognito.page.account-back-to-login"), this.pages.addresses().login()));
		}
		return links;
	}

	private Mono<StepForm> form(PageCall call, @Nullable OpenStep step) {
		String target = (step != null) ? step.target() : null;
		return this.spec.readsAccount() ? this.pages.account(call).map((account) -> form(call, target, account))
				: Mono.fromSupplier(() -> form(call, target, null));
	}

	private StepForm form(PageCall call, @Nullable String target, @Nullable AccountView account) {
		return this.pages.operations().form(operation(), this.pages.operationContext(call, target, account));
	}

	@Override
	public Mono<PageReply> send(PageCall call) {
		OpenStep step = this.pages.openStep(call, path());
		if (this.spec.begunAt() != null && step == null) {
			return Mono.just(this.pages.redirect(this.spec.begunAt(), call.state()));
		}
		String target = (step != null) ? step.target() : null;
		Mono<OperationResult> result = this.spec.readsAccount()
				? this.pages.account(call).flatMap((account) -> this.pages.perform(operation(), call, target, account))
				: this.pages.perform(operation(), call, target, null);
		return result.map((done) -> this.results.reply(done, call, target, this.spec.done()))
			.onErrorResume(OperationRefusedException.class, (refused) -> refused(call, refused, target));
	}

	private Mono<PageReply> refused(PageCall call, OperationRefusedException refused, @Nullable String target) {
		OperationProblem problem = refused.problem();
		if (problem.kind() == OperationProblem.Kind.TOKEN_REJECTED) {
			return Mono.error(refused);
		}
		Map<String, String> entered = PageContext.entered(form(call, target, null), call);
		if (problem.kind() == OperationProblem.Kind.FRESH_SIGN_IN_REQUIRED) {
			return Mono
				.just(this.pages.freshSignIn(this, call.state().withFlash(new PageFlash(path(), null, null, entered))));
		}
		PageState state = call.state().withFlash(PageFlash.problem(path(), PageResults.problem(problem), entered));
		if (!this.spec.signedIn()) {
			state = state.withUsername(call.value("username"));
		}
		return Mono.just(new PageReply.Redirect(this.pages.page(operation(), path()), state));
	}

}
