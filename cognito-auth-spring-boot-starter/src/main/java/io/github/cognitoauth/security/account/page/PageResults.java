// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.Map;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.step.FormProblem;
import org.jspecify.annotations.Nullable;

/** Leads from what came of an operation to the next page. */
final class PageResults {

	/** The page on which what was begun goes on, by the id of the next operation. */
	private static final Map<String, String> NEXT = Map.of("confirm-sign-up", AccountAddresses.CONFIRM,
			"reset-password", AccountAddresses.RESET, "verify-attribute", AccountAddresses.VERIFY, "complete-totp",
			AccountAddresses.APP_CODE, "complete-passkey", AccountAddresses.PASSKEY_SAVE);

	private final PageContext pages;

	PageResults(PageContext pages) {
		this.pages = pages;
	}

	/**
	 * Return what follows.
	 * @param result what came
	 * @param call the request
	 * @param target what the operation was about, or {@code null}
	 * @param done where it leads to if there is no more to do
	 */
	PageReply reply(OperationResult result, PageCall call, @Nullable String target, String done) {
		if (result instanceof OperationResult.Done it) {
			return done(it, call, done);
		}
		if (result instanceof OperationResult.Pending pending) {
			return goOn(pending, call, target);
		}
		if (result instanceof OperationResult.Begun begun) {
			String path = next(begun.next());
			// it was begun on its own page, and not where a sign-in was interrupted
			return redirect(begun.next(), path,
					call.state().asked(null).withStep(OpenStep.of(path, begun.form(), target, this.pages.now())));
		}
		if (result instanceof OperationResult.Updated updated) {
			return updated(updated, call, done);
		}
		if (result instanceof OperationResult.Confirmed) {
			return login("confirmed");
		}
		if (result instanceof OperationResult.SignIn signIn) {
			return new PageReply.SignIn(signIn.request(), this.pages.addresses().login("confirmed"), PageState.EMPTY);
		}
		return this.pages.redirect(done, call.state());
	}

	private PageReply done(OperationResult.Done done, PageCall call, String path) {
		if (done.sessionOver()) {
			String reason = call.path().endsWith(AccountAddresses.DELETE) ? "deleted" : "everywhere";
			return new PageReply.SignedOut(this.pages.addresses().login(reason), PageState.EMPTY);
		}
		if (call.user() == null) {
			return login("reset");
		}
		PageState state = call.state().withStep(null);
		String continueTo = state.continueTo();
		return (continueTo != null && call.path().endsWith(AccountAddresses.PASSKEY_SAVE))
				? new PageReply.Redirect(continueTo, state.asked(null))
				: this.pages.redirect(path, call.with(state), done.notice());
	}

	private PageReply login(String reason) {
		return new PageReply.Redirect(this.pages.addresses().login(reason), PageState.EMPTY);
	}

	private PageReply goOn(OperationResult.Pending pending, PageCall call, @Nullable String target) {
		String path = next(pending.next());
		PageState state = call.state().withStep(OpenStep.of(path, pending.form(), target, this.pages.now()));
		if (call.user() == null) {
			state = state.withSignUp(call.value("username"), pending.session());
		}
		return redirect(pending.next(), path, state);
	}

	/** An address that was changed is verified at once. */
	private PageReply updated(OperationResult.Updated updated, PageCall call, String done) {
		for (CodeDelivery delivery : updated.deliveries()) {
			if (delivery.attributeName() != null && this.pages.offers("verify-attribute")) {
				PageState state = call.state()
					.withStep(OpenStep.about(AccountAddresses.VERIFY, delivery.attributeName(), null, this.pages.now()))
					.withFlash(PageFlash.notice(AccountAddresses.VERIFY, updated.notice()));
				return redirect("verify-attribute", AccountAddresses.VERIFY, state);
			}
		}
		return this.pages.redirect(done, call.with(call.state().withStep(null)), updated.notice());
	}

	private PageReply redirect(String operation, String path, PageState state) {
		return new PageReply.Redirect(this.pages.page(operation, path), state);
	}

	private static String next(String operation) {
		return NEXT.getOrDefault(operation, AccountAddresses.ACCOUNT);
	}

	static FormProblem problem(OperationProblem problem) {
		return new FormProblem(problem.text(), problem.field(), null);
	}

}
