package io.github.cognitoauth.security.challenge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CodeChallenge;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.authentication.PasswordChallenge;
import io.github.cognitoauth.authentication.SelectChallenge;
import io.github.cognitoauth.authentication.SelectMfaTypeChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.authentication.UnknownChallenge;
import io.github.cognitoauth.authentication.WebAuthnChallenge;
import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.PendingSignIn;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a challenge from the fields of a form. Attributes that the pool
 * requires are fields of their own names.
 *
 * @since 0.1.0
 */
public final class CognitoChallengeForm {

	/** The id of the challenge that the page showed. */
	public static final String CHALLENGE = "challenge";

	/** A one-time code. */
	public static final String CODE = "code";

	/** A current password. */
	public static final String PASSWORD = "password";

	/** A new password. */
	public static final String NEW_PASSWORD = "newPassword";

	/** The new password once more; checked if the form has it. */
	public static final String NEW_PASSWORD_CONFIRMATION = "newPasswordConfirmation";

	/** One of several ways to go on. */
	public static final String CHOICE = "choice";

	/** The e-mail address that will receive codes. */
	public static final String EMAIL = "email";

	/** The answer to a challenge of the pool's triggers. */
	public static final String ANSWER = "answer";

	/** What the browser returned for a passkey, as JSON. */
	public static final String CREDENTIAL = "credential";

	/** Present in a form that gives the sign-in up. */
	public static final String RESTART = "restart";

	private final PendingSignIn step;

	private final Function<String, @Nullable String> parameters;

	private CognitoChallengeForm(PendingSignIn step, Function<String, @Nullable String> parameters) {
		this.step = step;
		this.parameters = parameters;
	}

	/**
	 * Read a form.
	 * @param step the open step
	 * @param parameters gives the value of a field, or {@code null}
	 * @return what to authenticate
	 * @throws InvalidChallengeAnswerException if something is missing; its message is for
	 * the user
	 */
	public static CognitoChallengeAuthenticationToken read(PendingSignIn step,
			Function<String, @Nullable String> parameters) {
		return new CognitoChallengeForm(step, parameters).read();
	}

	private CognitoChallengeAuthenticationToken read() {
		CognitoChallenge challenge = this.step.challenge();
		if (challenge instanceof CodeChallenge code) {
			return CognitoChallengeAuthenticationToken.answer(this.step, code.answer(code()));
		}
		if (challenge instanceof NewPasswordRequiredChallenge newPassword) {
			return newPassword(newPassword);
		}
		if (challenge instanceof MfaSetupChallenge setup) {
			return mfaSetup(setup);
		}
		if (challenge instanceof SelectMfaTypeChallenge select) {
			List<MfaType> types = select.mfaTypes();
			return CognitoChallengeAuthenticationToken.answer(this.step, select.answer(choice(types, MfaType::value)));
		}
		if (challenge instanceof SelectChallenge select) {
			return select(select);
		}
		if (challenge instanceof PasswordChallenge password) {
			return CognitoChallengeAuthenticationToken.answer(this.step, password.answer(password()));
		}
		if (challenge instanceof WebAuthnChallenge passkey) {
			return CognitoChallengeAuthenticationToken.answer(this.step,
					passkey.answer(required(CREDENTIAL, "The passkey was not used. Try again.")));
		}
		if (challenge instanceof CustomChallenge custom) {
			return CognitoChallengeAuthenticationToken.answer(this.step, custom.answer(answer()));
		}
		if (challenge instanceof UnknownChallenge unknown) {
			return CognitoChallengeAuthenticationToken.answer(this.step, unknown.answer(Map.of("ANSWER", answer())));
		}
		throw new InvalidChallengeAnswerException("This step cannot be done here. Start again.");
	}

	private CognitoChallengeAuthenticationToken newPassword(NewPasswordRequiredChallenge challenge) {
		String password = required(NEW_PASSWORD, "Enter a new password.");
		String confirmation = this.parameters.apply(NEW_PASSWORD_CONFIRMATION);
		if (confirmation != null && !confirmation.equals(password)) {
			throw new InvalidChallengeAnswerException("The two passwords are not the same.");
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		ChallengeViews.missingAttributes(challenge)
			.forEach((name) -> attributes.put(name,
					required(name, "Fill in: " + ChallengeLabels.attributeLabel(name) + ".").trim()));
		return CognitoChallengeAuthenticationToken.answer(this.step, challenge.answer(password, attributes));
	}

	private CognitoChallengeAuthenticationToken mfaSetup(MfaSetupChallenge challenge) {
		SoftwareTokenSetup begun = this.step.softwareTokenSetup();
		if (begun != null) {
			return CognitoChallengeAuthenticationToken.answer(this.step, begun.answer(code()));
		}
		MfaType choice = choice(challenge.mfaTypes(), MfaType::value);
		if (choice.equals(MfaType.SOFTWARE_TOKEN_MFA)) {
			return CognitoChallengeAuthenticationToken.softwareTokenSetup(this.step);
		}
		if (choice.equals(MfaType.EMAIL_OTP)) {
			return CognitoChallengeAuthenticationToken.answer(this.step,
					challenge.answerEmail(required(EMAIL, "Enter your e-mail address.")));
		}
		throw new InvalidChallengeAnswerException("Choose one of the ways.");
	}

	private CognitoChallengeAuthenticationToken select(SelectChallenge challenge) {
		ChallengeName choice = choice(challenge.availableChallenges(), ChallengeName::value);
		if (choice.equals(ChallengeName.PASSWORD)) {
			return CognitoChallengeAuthenticationToken.answer(this.step, challenge.answerPassword(password()));
		}
		if (choice.equals(ChallengeName.PASSWORD_SRP)) {
			return CognitoChallengeAuthenticationToken.answer(this.step, challenge.answerPasswordSrp(password()));
		}
		return CognitoChallengeAuthenticationToken.answer(this.step, challenge.answer(choice));
	}

	/**
	 * A choice that the pool did not offer is not sent; without a choice there is one.
	 */
	private <T> T choice(List<T> choices, Function<T, String> value) {
		String chosen = this.parameters.apply(CHOICE);
		if (chosen == null && choices.size() == 1) {
			return choices.get(0);
		}
		return choices.stream()
			.filter((choice) -> value.apply(choice).equals(chosen))
			.findFirst()
			.orElseThrow(() -> new InvalidChallengeAnswerException("Choose one of the ways."));
	}

	private String code() {
		return required(CODE, "Enter the code.");
	}

	private String password() {
		return required(PASSWORD, "Enter your password.");
	}

	private String answer() {
		return required(ANSWER, "Enter an answer.");
	}

	private String required(String name, String problem) {
		String value = this.parameters.apply(name);
		if (value == null || value.isBlank()) {
			throw new InvalidChallengeAnswerException(problem);
		}
		return value;
	}

}
