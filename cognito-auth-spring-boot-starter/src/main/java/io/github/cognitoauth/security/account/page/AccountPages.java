// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountUser;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The pages on which people look after their accounts, those of one chain. Thread-safe;
 * nothing blocks.
 *
 * @since 0.1.0
 */
public final class AccountPages {

	private final PageContext pages;

	private final Map<String, AccountPage> byPath = new LinkedHashMap<>();

	/**
	 * Create the pages.
	 * @param operations what people may do
	 * @param addresses where the pages are
	 * @param applicationName what an authenticator app shows, or {@code null} for the
	 * name of the host
	 * @param ownPages addresses of pages of the application, by operation
	 * @param clock tells how long ago something was begun
	 */
	public AccountPages(AccountOperations operations, AccountAddresses addresses, @Nullable String applicationName,
			Map<String, String> ownPages, Clock clock) {
		Assert.notNull(operations, "'operations' must not be null");
		Assert.notNull(addresses, "'addresses' must not be null");
		this.pages = new PageContext(operations, addresses, applicationName, Map.copyOf(ownPages), clock);
		StandardPages.of(this.pages).forEach((page) -> {
			if (operations.offers(page.operation())) {
				this.byPath.put(addresses.at(page.path()), page);
			}
		});
	}

	/**
	 * Return what the login page offers to those who cannot sign in.
	 * @return links to pages that are switched on
	 */
	public List<PageLink> loginLinks() {
		List<PageLink> links = new ArrayList<>();
		for (String action : this.pages.operations().signInActions()) {
			String path = StandardPages.LOGIN_LINKS.get(action);
			if (path != null) {
				links.add(new PageLink(Text.of("cognito.page.login-link-" + action), this.pages.page(action, path)));
			}
		}
		return links;
	}

	/**
	 * Return whether there is a page of ours, or one of the application that we give the
	 * model.
	 * @param path a path without context path
	 * @param post whether something is sent there
	 * @return whether {@link #handle} takes it
	 */
	public boolean isPage(String path, boolean post) {
		return page(path, post) != null;
	}

	/**
	 * Return whether a page is for everybody.
	 * @param path a path of {@link #isPage}
	 * @param post whether something is sent there
	 * @return {@code false} if somebody has to be signed in
	 */
	public boolean isPublic(String path, boolean post) {
		AccountPage page = page(path, post);
		return page != null && this.pages.operations().access(page.operation()) == Access.PUBLIC;
	}

	/**
	 * Return whether the answer takes its time on purpose.
	 * @param path a path of {@link #isPage}
	 * @param post whether something is sent there
	 * @return whether no thread should wait for it
	 */
	public boolean isSlow(String path, boolean post) {
		AccountPage page = post ? page(path, true) : null;
		return page != null && this.pages.operations().isUniform(page.operation());
	}

	private @Nullable AccountPage page(String path, boolean post) {
		AccountPage page = this.byPath.get(path);
		if (page != null) {
			// what the application shows elsewhere is not shown here
			return (post || !this.pages.ownPages().containsKey(page.operation())) ? page : null;
		}
		return post ? null : ownPage(path);
	}

	private @Nullable AccountPage ownPage(String path) {
		for (Map.Entry<String, String> own : this.pages.ownPages().entrySet()) {
			if (own.getValue().equals(path)) {
				return this.byPath.values()
					.stream()
					.filter((page) -> page.operation().equals(own.getKey()))
					.findFirst()
					.orElse(null);
			}
		}
		return null;
	}

	/**
	 * Handle a request for a page.
	 * @param call a request whose path is that of a page, from somebody who is signed in
	 * unless the page is for everybody
	 * @return what to do
	 */
	public Mono<PageReply> handle(PageCall call) {
		AccountPage page = page(call.path(), call.post());
		Assert.state(page != null, "There is no such page");
		AccountUser user = call.user();
		PageState here = call.state().at(this.pages.addresses().prefix());
		PageState state = (user != null) ? here.ownedBy(user.username()) : here;
		PageCall owned = call.with((user != null) ? state(state, user) : state);
		return Mono.defer(() -> {
			PageReply again = freshSignIn(page, owned);
			if (again != null) {
				return Mono.just(again);
			}
			return call.post() ? page.send(owned) : page.show(owned);
		})
			.onErrorResume(OperationRefusedException.class,
					(refused) -> Mono.just(refused(page, owned, state.provedBefore(), refused)));
	}

	/** A fresh sign-in is what was asked for. */
	private PageState state(PageState state, AccountUser user) {
		return this.pages.operations().isFresh(user) ? state.withProvedBefore(null) : state;
	}

	private @Nullable PageReply freshSignIn(AccountPage page, PageCall call) {
		AccountUser user = call.user();
		if (user == null || this.pages.operations().isFresh(user)) {
			return null;
		}
		boolean asked = !call.post() && call.value(PageContext.FRESH) != null;
		boolean needed = this.pages.operations().access(page.operation()) == Access.FRESH && !page.isHarmless(call);
		if (!asked && !needed) {
			return null;
		}
		return call.post() ? this.pages.freshSignIn(page, call.state()) : signInAgain(call, call.state().provedBefore(),
				PageContext.FRESH, Text.of("cognito.problem.fresh-sign-in-required"));
	}

	/**
	 * Once is enough: whoever has signed in since and is refused again would go round.
	 */
	private PageReply signInAgain(PageCall call, @Nullable Instant before, String reason, Text problem) {
		Instant now = proved(call);
		if (before != null && (now.equals(Instant.EPOCH) || now.isAfter(before))) {
			return problem(call.with(call.state().withProvedBefore(null)), problem);
		}
		return new PageReply.SignInAgain(this.pages.addresses().login(reason), call.state().withProvedBefore(now));
	}

	private static Instant proved(PageCall call) {
		AccountUser user = call.user();
		Instant proved = (user != null) ? user.authenticatedAt() : null;
		return (proved != null) ? proved : Instant.EPOCH;
	}

	/**
	 * A sign-in that is fresh can be refused all the same, so its state does not tell.
	 */
	private PageReply refused(AccountPage page, PageCall call, @Nullable Instant before,
			OperationRefusedException refused) {
		OperationProblem problem = refused.problem();
		return switch (problem.kind()) {
			// what was sent is not sent again by itself
			case TOKEN_REJECTED ->
				call.post() ? new PageReply.SignedOut(this.pages.addresses().login("ended"), PageState.EMPTY)
						: signInAgain(call, before, "ended", problem.text());
			case FRESH_SIGN_IN_REQUIRED -> call.post() ? this.pages.freshSignIn(page, call.state())
					: signInAgain(call, before, PageContext.FRESH, problem.text());
			default -> problem(call, problem.text());
		};
	}

	/**
	 * Offer a passkey to somebody who has signed in with this browser for the first time.
	 * @param call a request for any page, from somebody who is signed in, with the path
	 * and the query to go on with
	 * @return where to lead to, or empty if there is nothing to offer
	 */
	public Mono<PageReply> offerPasskey(PageCall call) {
		AccountUser user = call.user();
		Assert.state(user != null, "Nobody is signed in");
		return new PasskeyPromptPage(this.pages)
			.offer(call.with(call.state().at(this.pages.addresses().prefix()).ownedBy(user.username())));
	}

	/**
	 * Return whether passkeys can be offered at all.
	 * @return whether {@link #offerPasskey} can lead anywhere
	 */
	public boolean offersPasskeys() {
		return this.byPath.containsKey(this.pages.addresses().at(AccountAddresses.PASSKEY_PROMPT));
	}

	private PageReply problem(PageCall call, Text problem) {
		PageView view = PageView.of(Text.of("cognito.page.account-problem.title"), null)
			.withProblem(new FormProblem(problem, null, null));
		return new PageReply.View(
				call.path().endsWith(AccountAddresses.ACCOUNT) ? view : view.withBack(this.pages.backToAccount()),
				call.state());
	}

}
