// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageButton;
import io.github.cognitoauth.security.page.PageFact;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A page with everything of a kind that belongs to an account. */
abstract class ListPage implements AccountPage {

	private final PageContext pages;

	private final String path;

	private final String operation;

	ListPage(PageContext pages, String path, String operation) {
		this.pages = pages;
		this.path = path;
		this.operation = operation;
	}

	/** What the list has, or nothing but a remark where the pool has no such thing. */
	abstract List<PageBlock> blocks(OperationResult result);

	PageContext pages() {
		return this.pages;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public String operation() {
		return this.operation;
	}

	@Override
	public Mono<PageReply> show(PageCall call) {
		return this.pages.perform(this.operation, call, null, null).map((result) -> {
			PageView view = PageView
				.of(Text.of("cognito.page." + this.operation + ".title"),
						Text.of("cognito.page." + this.operation + ".text"))
				.withBack(this.pages.backToAccount());
			for (PageBlock block : blocks(result)) {
				view = view.with(block);
			}
			return this.pages.view(view, call, this.path);
		});
	}

	@Override
	public Mono<PageReply> send(PageCall call) {
		return Mono.just(this.pages.redirect(this.path, call.state()));
	}

	static PageBlock remark(String code) {
		return new PageBlock.Section(null, null, Text.of(code), List.of(), List.of(), List.of());
	}

	static Text value(@Nullable String value, String otherwise) {
		return (value != null && !value.isBlank()) ? Text.of("cognito.page.account-value", value) : Text.of(otherwise);
	}

	static List<PageFact> times(String first, @Nullable Instant begun, String second, @Nullable Instant used) {
		if (begun == null) {
			return (used != null) ? List.of(PageFact.of(Text.of(second), used)) : List.of();
		}
		return (used != null) ? List.of(PageFact.of(Text.of(first), begun), PageFact.of(Text.of(second), used))
				: List.of(PageFact.of(Text.of(first), begun));
	}

	PageButton button(String code, String path, String target, @Nullable String about, boolean danger) {
		return new PageButton(
				Text.of(code), this.pages.addresses().at(path), (about != null)
						? Map.of(PageContext.TARGET, target, "about", about) : Map.of(PageContext.TARGET, target),
				danger);
	}

}
