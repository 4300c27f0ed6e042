// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the account shows, in no language yet. For the pages of accounts.
 *
 * @param title the headline
 * @param text what to do, or {@code null}
 * @param notice what was done, or {@code null}
 * @param problem what went wrong, or {@code null}
 * @param back where the page belongs to, or {@code null}
 * @param blocks the parts
 * @param links where else to go, below everything
 * @since 0.1.0
 */
public record PageView(Text title, @Nullable Text text, @Nullable Text notice, @Nullable FormProblem problem,
		@Nullable PageLink back, List<PageBlock> blocks, List<PageLink> links) {

	/** Copy the lists. */
	public PageView {
		blocks = List.copyOf(blocks);
		links = List.copyOf(links);
	}

	/**
	 * Start a page.
	 * @param title the headline
	 * @param text what to do, or {@code null}
	 * @return a page without parts
	 */
	public static PageView of(Text title, @Nullable Text text) {
		return new PageView(title, text, null, null, null, List.of(), List.of());
	}

	/**
	 * Start the page of a form.
	 * @param form gives headline, instruction and problem
	 * @return a page without parts
	 */
	public static PageView of(StepForm form) {
		return of(form.title(), form.text()).withProblem(form.problem());
	}

	/**
	 * Return a copy that says what was done.
	 * @param notice a sentence, or {@code null}
	 * @return a new page
	 */
	public PageView withNotice(@Nullable Text notice) {
		return new PageView(this.title, this.text, notice, this.problem, this.back, this.blocks, this.links);
	}

	/**
	 * Return a copy that says what went wrong.
	 * @param problem a problem, or {@code null}
	 * @return a new page
	 */
	public PageView withProblem(@Nullable FormProblem problem) {
		return new PageView(this.title, this.text, this.notice, problem, this.back, this.blocks, this.links);
	}

	/**
	 * Return a copy that leads to the page to which it belongs.
	 * @param back a link
	 * @return a new page
	 */
	public PageView withBack(PageLink back) {
		return new PageView(this.title, this.text, this.notice, this.problem, back, this.blocks, this.links);
	}

	/**
	 * Return a copy with a part more.
	 * @param block the last part
	 * @return a new page
	 */
	public PageView with(PageBlock block) {
		List<PageBlock> all = new ArrayList<>(this.blocks);
		all.add(block);
		return new PageView(this.title, this.text, this.notice, this.problem, this.back, all, this.links);
	}

	/**
	 * Return a copy that leads elsewhere, too.
	 * @param links links
	 * @return a new page
	 */
	public PageView withLinks(List<PageLink> links) {
		return new PageView(this.title, this.text, this.notice, this.problem, this.back, this.blocks, links);
	}

	@Override
	public String toString() {
		return "PageView[" + this.title.code() + "]";
	}

}
