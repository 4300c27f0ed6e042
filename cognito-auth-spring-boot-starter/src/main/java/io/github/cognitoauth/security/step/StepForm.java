// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks, for the default page, for pages of the application and for programs:
 * who draws what is in it and sends back what was entered need not know the challenge.
 * Texts and facts come from the pool in part: escape them. A set-up key is a secret: do
 * not cache. Immutable.
 *
 * @since 0.1.0
 */
public final class StepForm {

	/** Name of the request attribute in which a page of the application finds it. */
	public static final String ATTRIBUTE = "cognitoForm";

	/** Under this name {@link #id()} is sent back. */
	public static final String ID = "challenge";

	/** Present in a form that gives the sign-in up. */
	public static final String RESTART = "restart";

	private final StepFormValues values;

	private StepForm(StepFormValues values) {
		this.values = values;
	}

	/**
	 * Start a form.
	 * @param name the challenge's name on the wire
	 * @return a builder
	 */
	public static Builder builder(String name) {
		return new Builder(new StepFormValues(name));
	}

	/**
	 * Return what is sent back under {@link #ID}, so that the page of an earlier step,
	 * still open in another tab, does not answer this one.
	 * @return a random id, or empty outside of a session
	 */
	public String id() {
		return this.values.id;
	}

	/**
	 * Return the name of the challenge.
	 * @return the name on the wire, such as {@code EMAIL_OTP}
	 */
	public String name() {
		return this.values.name;
	}

	/**
	 * Return which step of the sign-in it is.
	 * @return one or more
	 */
	public int step() {
		return this.values.step;
	}

	/**
	 * Return the name that the user signed in with, for password managers.
	 * @return the name, or {@code null} if a step does not need it
	 */
	public @Nullable String username() {
		return this.values.username;
	}

	/**
	 * Return the headline.
	 * @return a text
	 */
	public Text title() {
		return this.values.title;
	}

	/**
	 * Return what to do.
	 * @return one sentence or two
	 */
	public Text text() {
		return this.values.text;
	}

	/**
	 * Return the inputs.
	 * @return in order, without those of the choices
	 */
	public List<FormField> fields() {
		return List.copyOf(this.values.fields);
	}

	/**
	 * Return the ways to go on, of which one is sent as {@code choice}.
	 * @return empty where there is nothing to choose
	 */
	public List<FormChoice> choices() {
		return List.copyOf(this.values.choices);
	}

	/**
	 * Return where a code was sent.
	 * @return medium and masked destination, or {@code null}
	 */
	public @Nullable CodeDelivery delivery() {
		return this.values.delivery;
	}

	/**
	 * Return what a trigger tells with its question.
	 * @return values by name, else empty
	 */
	public Map<String, String> facts() {
		return new LinkedHashMap<>(this.values.facts);
	}

	/**
	 * Return what {@code navigator.credentials.get} needs.
	 * @return JSON, or {@code null} unless a passkey is asked for
	 */
	public @Nullable String passkey() {
		return this.values.passkey;
	}

	/**
	 * Return the secret for an authenticator app.
	 * @return the key, or {@code null} unless one is being set up
	 */
	public @Nullable SetupKey setup() {
		return this.values.setup;
	}

	/**
	 * Return whether there is something to send; otherwise starting over is all.
	 * @return whether the step can be done here
	 */
	public boolean answerable() {
		return this.values.answerable;
	}

	/**
	 * Return why the last answer was not taken.
	 * @return the problem, or {@code null} at the first attempt
	 */
	public @Nullable FormProblem problem() {
		return this.values.problem;
	}

	/**
	 * Return all inputs, also those of the choices.
	 * @return in order
	 */
	public Stream<FormField> allFields() {
		return Stream.concat(this.values.fields.stream(),
				this.values.choices.stream().flatMap((choice) -> choice.fields().stream()));
	}

	/**
	 * Return a builder that starts with what is in this form.
	 * @return a builder
	 */
	public Builder mutate() {
		return new Builder(this.values.copy());
	}

	/**
	 * Return a copy in which what was entered before stands in its fields, secrets
	 * excepted.
	 * @param entered values by name of the field
	 * @return a new form
	 */
	public StepForm withEntered(Map<String, String> entered) {
		return entered.isEmpty() ? this : new StepForm(this.values.entered(entered));
	}

	/**
	 * Return a copy that lacks some fields.
	 * @param unwanted which ones
	 * @return a new form
	 */
	public StepForm without(Predicate<FormField> unwanted) {
		StepFormValues copy = this.values.copy();
		copy.fields.removeIf(unwanted);
		return new StepForm(copy);
	}

	/**
	 * Return a copy with finished sentences.
	 * @param texts finds them
	 * @param locale the language
	 * @return a new form
	 */
	public StepForm in(CognitoTexts texts, Locale locale) {
		return new StepForm(this.values.resolved((text) -> texts.resolve(text, locale)));
	}

	@Override
	public String toString() {
		return "StepForm[" + this.values.name + "]";
	}

	/**
	 * Builds a {@link StepForm}.
	 */
	public static final class Builder {

		private final StepFormValues values;

		private Builder(StepFormValues values) {
			this.values = values;
		}

		/**
		 * Set where the form stands in a sign-in.
		 * @param id sent back under {@link StepForm#ID}
		 * @param step which step it is
		 * @param problem why the last answer was not taken, or {@code null}
		 * @return this builder
		 */
		public Builder at(String id, int step, @Nullable FormProblem problem) {
			this.values.id = id;
			this.values.step = step;
			this.values.problem = problem;
			return this;
		}

		/**
		 * Set headline and instruction by their common code.
		 * @param code the codes are {@code <code>.title} and {@code <code>.text}
		 * @param args what stands in the places of the instruction
		 * @return this builder
		 */
		public Builder texts(String code, Serializable... args) {
			return title(Text.of(code + ".title")).text(Text.of(code + ".text", args));
		}

		/**
		 * Set the headline.
		 * @param title a text
		 * @return this builder
		 */
		public Builder title(Text title) {
			this.values.title = title;
			return this;
		}

		/**
		 * Set what to do.
		 * @param text one sentence or two
		 * @return this builder
		 */
		public Builder text(Text text) {
			this.values.text = text;
			return this;
		}

		/**
		 * Set the name for password managers.
		 * @param username what the user signed in with
		 * @return this builder
		 */
		public Builder username(String username) {
			this.values.username = username;
			return this;
		}

		/**
		 * Add an input.
		 * @param field the field
		 * @return this builder
		 */
		public Builder field(FormField field) {
			this.values.fields.add(field);
			return this;
		}

		/**
		 * Add a way to go on.
		 * @param choice the choice
		 * @return this builder
		 */
		public Builder choice(FormChoice choice) {
			this.values.choices.add(choice);
			return this;
		}

		/**
		 * Set where a code was sent.
		 * @param delivery medium and masked destination
		 * @return this builder
		 */
		public Builder delivery(CodeDelivery delivery) {
			this.values.delivery = delivery;
			return this;
		}

		/**
		 * Add what a trigger tells.
		 * @param name its name
		 * @param value its value
		 * @return this builder
		 */
		public Builder fact(String name, String value) {
			this.values.facts.put(name, value);
			return this;
		}

		/**
		 * Ask for a passkey.
		 * @param options JSON for {@code navigator.credentials.get}
		 * @return this builder
		 */
		public Builder passkey(String options) {
			this.values.passkey = options;
			return this;
		}

		/**
		 * Show the secret of an authenticator app.
		 * @param setup the key
		 * @return this builder
		 */
		public Builder setup(SetupKey setup) {
			this.values.setup = setup;
			return this;
		}

		/**
		 * Say that the step cannot be done here.
		 * @return this builder
		 */
		public Builder notAnswerable() {
			this.values.answerable = false;
			return this;
		}

		/**
		 * Build the form.
		 * @return a new form
		 */
		public StepForm build() {
			return new StepForm(this.values.copy());
		}

	}

}
