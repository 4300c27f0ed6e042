// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page. For the pages of accounts.
 *
 * @since 0.1.0
 */
public sealed interface PageBlock {

	/**
	 * A form. Its headline, its instruction and its problem are those of the page.
	 *
	 * @param form what is asked
	 * @param path where it is sent to, without context path
	 * @param submit what the button says
	 * @param danger whether it takes something away
	 * @param values what is sent beside the fields
	 * @param others buttons that send the same fields elsewhere, whether or not they are
	 * filled in
	 */
	record Form(StepForm form, String path, Text submit, boolean danger, Map<String, String> values,
			List<PageLink> others) implements PageBlock {

		/** Copy the collections. */
		public Form {
			values = new LinkedHashMap<>(values);
			others = List.copyOf(others);
		}

		/**
		 * Create a form with one button.
		 * @param form what is asked
		 * @param path where it is sent to
		 * @param submit what the button says
		 * @return a new block
		 */
		public static Form of(StepForm form, String path, Text submit) {
			return new Form(form, path, submit, false, Map.of(), List.of());
		}

		@Override
		public String toString() {
			return "Form[" + this.form.name() + "]";
		}

	}

	/**
	 * Facts that belong together, and what can be done about them.
	 *
	 * @param heading what it is about, or {@code null}
	 * @param badge a remark on it in a word or two, or {@code null}
	 * @param text a sentence about it, or {@code null}
	 * @param facts the facts
	 * @param links where more can be done
	 * @param buttons what can be done at once
	 */
	record Section(@Nullable Text heading, @Nullable Text badge, @Nullable Text text, List<PageFact> facts,
			List<PageLink> links, List<PageButton> buttons) implements PageBlock {

		/** Copy the lists. */
		public Section {
			facts = List.copyOf(facts);
			links = List.copyOf(links);
			buttons = List.copyOf(buttons);
		}

		/**
		 * Create a section of the account.
		 * @param heading what it is about
		 * @param text a sentence about it, or {@code null}
		 * @param facts the facts
		 * @param link where more can be done
		 * @return a new block
		 */
		public static Section of(Text heading, @Nullable Text text, List<PageFact> facts, PageLink link) {
			return new Section(heading, null, text, facts, List.of(link), List.of());
		}

	}

}
