// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.List;

import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/** Draws a page of the account. */
final class ViewHtml {

	private final PageFrame frame;

	private final Html html;

	private final PageView view;

	private int sections;

	ViewHtml(PageFrame frame, PageView view) {
		this.frame = frame;
		this.html = frame.html();
		this.view = view;
	}

	void draw() {
		FormProblem problem = this.view.problem();
		this.frame.begin(this.view.title(), problem != null, this.view.back());
		if (this.view.text() != null) {
			this.html.raw("<p class=\"lead\">").text(this.view.text()).raw("</p>");
		}
		this.frame.problem((problem != null) ? problem.text() : null);
		this.frame.notice(this.view.notice());
		boolean list = this.view.blocks().stream().filter(PageBlock.Section.class::isInstance).count() > 1;
		for (PageBlock block : this.view.blocks()) {
			if (block instanceof PageBlock.Form form) {
				form(form);
			}
			else if (block instanceof PageBlock.Section section) {
				section(section, list);
			}
		}
		links("more", this.view.links());
		this.frame.end();
	}

	private void form(PageBlock.Form block) {
		StepForm form = block.form();
		SetupKey setup = form.setup();
		if (setup != null) {
			new SetupHtml(this.html).draw(setup);
		}
		FormProblem problem = form.problem();
		String fault = (problem != null) ? problem.field() : null;
		boolean faultKnown = fault != null && form.allFields().anyMatch((it) -> it.name().equals(fault));
		FormHtml fields = new FormHtml(this.html, problem, faultKnown);
		this.frame.formStart(this.frame.contextPath() + block.path(), " id=\"answer-form\"");
		block.values().forEach((name, value) -> FormHtml.hidden(this.html, name, value));
		FormHtml.username(this.html, form.username());
		if (!form.choices().isEmpty()) {
			fields.choices(form.choices());
		}
		form.fields().forEach((field) -> fields.field(field, false));
		String passkey = form.passkey();
		if (passkey != null) {
			form.fields()
				.stream()
				.filter((it) -> it.type() == FieldType.OBJECT)
				.forEach((field) -> PasskeyHtml.credential(this.html, field));
			PasskeyHtml.create(this.html, passkey, block.submit());
		}
		else {
			submit(block.submit(), block.danger());
			block.others().forEach(this::other);
		}
		this.html.raw("</form>");
		if (passkey != null) {
			this.frame.script(PageResource.PASSKEY_SCRIPT);
		}
	}

	private void submit(Text text, boolean danger) {
		this.html.raw("<button type=\"submit\" class=\"" + (danger ? "primary danger" : "primary") + "\">")
			.text(text)
			.raw("</button>");
	}

	/** After the first button, which is the one that the enter key presses. */
	private void other(PageLink other) {
		this.html.raw("<button type=\"submit\" class=\"secondary after\" formnovalidate")
			.attribute("formaction", this.frame.contextPath() + other.path())
			.raw(">")
			.text(other.text())
			.raw("</button>");
	}

	private void section(PageBlock.Section section, boolean ofSeveral) {
		String id = "section-" + ++this.sections;
		this.html.raw(ofSeveral ? "<section class=\"part\">" : "<section class=\"part only\">");
		if (section.heading() != null) {
			this.html.raw("<h2").attribute("id", id).raw(">").text(section.heading());
			badge(section.badge());
			this.html.raw("</h2>");
		}
		if (section.text() != null) {
			this.html.raw("<p>").text(section.text()).raw("</p>");
		}
		if (!section.facts().isEmpty()) {
			this.html.raw("<dl>");
			section.facts().forEach(this::fact);
			this.html.raw("</dl>");
		}
		String describedBy = (section.heading() != null) ? id : null;
		if (!section.links().isEmpty() || !section.buttons().isEmpty()) {
			this.html.raw("<div class=\"actions\">");
			section.links().forEach((link) -> link(link, "secondary", describedBy));
			section.buttons().forEach((button) -> button(button, describedBy));
			this.html.raw("</div>");
		}
		this.html.raw("</section>");
	}

	private void fact(PageFact fact) {
		this.html.raw("<dt>").text(fact.label()).raw("</dt><dd>");
		if (fact.value() != null) {
			this.html.text(fact.value());
		}
		if (fact.time() != null) {
			this.html.time(fact.time());
		}
		badge(fact.badge());
		this.html.raw("</dd>");
	}

	private void badge(@Nullable Text badge) {
		if (badge != null) {
			this.html.raw(" <span class=\"badge\">").text(badge).raw("</span>");
		}
	}

	private void button(PageButton button, @Nullable String describedBy) {
		this.frame.formStart(this.frame.contextPath() + button.path(), "");
		button.values().forEach((name, value) -> FormHtml.hidden(this.html, name, value));
		this.html.raw("<button type=\"submit\" class=\"" + (button.danger() ? "secondary danger" : "secondary") + "\"")
			.attribute("aria-describedby", describedBy)
			.raw(">")
			.text(button.text())
			.raw("</button></form>");
	}

	private void links(String type, List<PageLink> links) {
		if (!links.isEmpty()) {
			this.html.raw("<nav class=\"" + type + "\">");
			links.forEach((link) -> link(link, "link", null));
			this.html.raw("</nav>");
		}
	}

	private void link(PageLink link, String type, @Nullable String describedBy) {
		this.html.raw("<a class=\"" + type + "\"")
			.attribute("href", this.frame.contextPath() + link.path())
			.attribute("aria-describedby", describedBy)
			.raw(">")
			.text(link.text())
			.raw("</a>");
	}

}
