// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.AccountView;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageButton;
import io.github.cognitoauth.security.page.PageFact;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.AttributeFields;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The account of somebody, with the way to all that can be done with it. */
final class OverviewPage implements AccountPage {

	private final PageContext pages;

	OverviewPage(PageContext pages) {
		this.pages = pages;
	}

	@Override
	public String path() {
		return AccountAddresses.ACCOUNT;
	}

	@Override
	public String operation() {
		return "account";
	}

	@Override
	public Mono<PageReply> show(PageCall call) {
		return Mono
			.zip(this.pages.account(call), available("list-passkeys", call), available("list-devices", call),
					available("list-sessions", call))
			.map((found) -> {
				List<PageBlock> blocks = new ArrayList<>();
				blocks.add(profile(found.getT1()));
				add(blocks, "change-password", true,
						section("cognito.page.account-password", "change-password", AccountAddresses.PASSWORD));
				add(blocks, "update-mfa", true, secondStep(found.getT1()));
				add(blocks, "list-passkeys", found.getT2(),
						section("cognito.page.list-passkeys.title", "list-passkeys", AccountAddresses.PASSKEYS));
				add(blocks, "list-devices", found.getT3(),
						section("cognito.page.list-devices.title", "list-devices", AccountAddresses.DEVICES));
				add(blocks, "list-sessions", found.getT4(),
						section("cognito.page.list-sessions.title", "list-sessions", AccountAddresses.SESSIONS));
				blocks.add(leave());
				PageView view = PageView.of(Text.of("cognito.page.account-title"), null);
				for (PageBlock block : blocks) {
					view = view.with(block);
				}
				return this.pages.view(view, call, path());
			});
	}

	/** A list that cannot be read at the moment may be there. */
	private Mono<Boolean> available(String operation, PageCall call) {
		if (!this.pages.offers(operation)) {
			return Mono.just(false);
		}
		return this.pages.perform(operation, call, null, null).map(OverviewPage::isAvailable).onErrorReturn(true);
	}

	private static boolean isAvailable(OperationResult result) {
		return !(result instanceof OperationResult.Passkeys passkeys && !passkeys.available()
				|| result instanceof OperationResult.Devices devices && !devices.available()
				|| result instanceof OperationResult.Sessions sessions && !sessions.available());
	}

	private void add(List<PageBlock> blocks, String operation, boolean available, PageBlock block) {
		if (available && this.pages.offers(operation)) {
			blocks.add(block);
		}
	}

	private PageBlock profile(AccountView account) {
		List<PageFact> facts = new ArrayList<>();
		facts.add(PageFact.of(Text.of("cognito.field.username"),
				Text.of("cognito.page.account-value", account.username())));
		List<PageButton> buttons = new ArrayList<>();
		account.attributes().forEach((attribute) -> {
			facts.add(new PageFact(AttributeFields.label(attribute.name()),
					Text.of("cognito.page.account-value", attribute.value()), null, badge(attribute.verified())));
			if (Boolean.FALSE.equals(attribute.verified()) && this.pages.offers("send-attribute-code")) {
				buttons
					.add(new PageButton(Text.of("cognito.page.account-verify", AttributeFields.label(attribute.name())),
							this.pages.addresses().at(AccountAddresses.SEND_CODE),
							Map.of(PageContext.TARGET, attribute.name()), false));
			}
		});
		List<PageLink> links = this.pages.offers("update-attributes")
				? List.of(this.pages.link("cognito.page.account-change", "update-attributes", AccountAddresses.PROFILE))
				: List.of();
		return new PageBlock.Section(Text.of("cognito.page.account-profile"), null, null, facts, links, buttons);
	}

	private static @Nullable Text badge(@Nullable Boolean verified) {
		return (verified == null) ? null
				: Text.of(verified ? "cognito.page.account-verified" : "cognito.page.account-not-verified");
	}

	private PageBlock secondStep(AccountView account) {
		List<PageFact> facts = account.mfa()
			.stream()
			.map((type) -> PageFact.of(SecondStepPage.label(type),
					Text.of(type.equals(account.preferredMfa()) ? "cognito.page.account-preferred"
							: "cognito.page.account-on")))
			.toList();
		return PageBlock.Section.of(Text.of("cognito.page.update-mfa.title"),
				facts.isEmpty() ? Text.of("cognito.page.account-no-second-step") : null, facts,
				this.pages.link("cognito.page.account-change", AccountAddresses.SECOND_STEP));
	}

	private PageBlock section(String heading, String operation, String path) {
		boolean list = operation.startsWith("list-");
		return PageBlock.Section.of(Text.of(heading), list ? Text.of("cognito.page." + operation + ".text") : null,
				List.of(),
				this.pages.link(list ? "cognito.page.account-manage" : "cognito.page.account-change", operation, path));
	}

	private PageBlock leave() {
		List<PageLink> links = new ArrayList<>();
		if (this.pages.offers("sign-out-everywhere")) {
			links.add(this.pages.link("cognito.page.sign-out-everywhere.title", AccountAddresses.EVERYWHERE));
		}
		if (this.pages.offers("delete-account")) {
			links.add(this.pages.link("cognito.page.delete-account.title", AccountAddresses.DELETE));
		}
		return new PageBlock.Section(Text.of("cognito.page.account-leave"), null, null, List.of(), links,
				List.of(new PageButton(Text.of("cognito.page.logout.submit"),
						this.pages.addresses().at(AccountAddresses.LOGOUT), Map.of(), false)));
	}

	@Override
	public Mono<PageReply> send(PageCall call) {
		return Mono.just(this.pages.redirect(path(), call.state()));
	}

}
