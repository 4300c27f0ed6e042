// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.security.account.AccountView;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageButton;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.FormChoice;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is asked for after the password: each way with a button for what can be done. */
final class SecondStepPage implements AccountPage {

	private static final String OPERATION = "update-mfa";

	private static final String ENABLED = "enabled.";

	private final PageContext pages;

	private final PageResults results;

	SecondStepPage(PageContext pages) {
		this.pages = pages;
		this.results = new PageResults(pages);
	}

	@Override
	public String path() {
		return AccountAddresses.SECOND_STEP;
	}

	@Override
	public String operation() {
		return OPERATION;
	}

	@Override
	public Mono<PageReply> show(PageCall call) {
		return this.pages.account(call).map((account) -> {
			PageView view = PageView
				.of(Text.of("cognito.page.update-mfa.title"), Text.of("cognito.page.update-mfa.text"))
				.withBack(this.pages.backToAccount())
				.with(app(account));
			for (PageBlock block : List.of(code(account, MfaType.SMS_MFA, "phone_number"),
					code(account, MfaType.EMAIL_OTP, "email"))) {
				view = view.with(block);
			}
			return this.pages.view(view, call, path());
		});
	}

	private PageBlock app(AccountView account) {
		boolean on = account.mfa().contains(MfaType.SOFTWARE_TOKEN_MFA);
		List<PageLink> links = this.pages.offers("begin-totp") ? List.of(this.pages
			.link(on ? "cognito.page.account-set-up-anew" : "cognito.page.account-set-up", AccountAddresses.APP))
				: List.of();
		return section(account, MfaType.SOFTWARE_TOKEN_MFA, null, links, buttons(account, MfaType.SOFTWARE_TOKEN_MFA));
	}

	/** A code needs an address that is the user's for certain. */
	private PageBlock code(AccountView account, MfaType type, String attribute) {
		boolean on = account.mfa().contains(type);
		boolean verified = account.attributes()
			.stream()
			.anyMatch((it) -> it.name().equals(attribute) && Boolean.TRUE.equals(it.verified()));
		if (on) {
			return section(account, type, null, List.of(), buttons(account, type));
		}
		return verified
				? section(account, type, null, List.of(),
						List.of(button("cognito.page.account-turn-on", ENABLED + type, "true")))
				: section(account, type, Text.of("cognito.page.account-needs-" + attribute), List.of(), List.of());
	}

	private PageBlock section(AccountView account, MfaType type, @Nullable Text text, List<PageLink> links,
			List<PageButton> buttons) {
		return new PageBlock.Section(label(type), state(account, type), text, List.of(), links, buttons);
	}

	static Text label(MfaType type) {
		return FormChoice.of(type.value()).label();
	}

	private static Text state(AccountView account, MfaType type) {
		return Text.of(type.equals(account.preferredMfa()) ? "cognito.page.account-preferred"
				: account.mfa().contains(type) ? "cognito.page.account-on" : "cognito.page.account-off");
	}

	private List<PageButton> buttons(AccountView account, MfaType type) {
		List<PageButton> buttons = new ArrayList<>();
		if (account.mfa().contains(type)) {
			if (!type.equals(account.preferredMfa()) && account.mfa().size() > 1) {
				buttons.add(button("cognito.page.account-prefer", "preferred", type.value()));
			}
			buttons.add(button("cognito.page.account-turn-off", ENABLED + type, "false"));
		}
		return buttons;
	}

	private PageButton button(String text, String name, String value) {
		return new PageButton(Text.of(text), this.pages.addresses().at(path()), Map.of(name, value),
				value.equals("false"));
	}

	@Override
	public Mono<PageReply> send(PageCall call) {
		return this.pages.perform(OPERATION, call, null, null)
			.map((result) -> this.results.reply(result, call, null, path()))
			.onErrorResume(OperationRefusedException.class, (refused) -> refused(call, refused));
	}

	private Mono<PageReply> refused(PageCall call, OperationRefusedException refused) {
		OperationProblem problem = refused.problem();
		return switch (problem.kind()) {
			case TOKEN_REJECTED, FRESH_SIGN_IN_REQUIRED -> Mono.error(refused);
			default -> Mono.just(this.pages.redirect(path(),
					call.state().withFlash(PageFlash.problem(path(), PageResults.problem(problem), Map.of()))));
		};
	}

}
