package io.github.cognitoauth.security.challenge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CodeChallenge;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.authentication.DeviceSrpChallenge;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.authentication.PasswordChallenge;
import io.github.cognitoauth.authentication.SelectChallenge;
import io.github.cognitoauth.authentication.SelectMfaTypeChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenMfaChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.authentication.WebAuthnChallenge;
import io.github.cognitoauth.security.flow.OpenChallenge;
import org.jspecify.annotations.Nullable;

/** The page of each kind of challenge. */
final class ChallengeViews {

	private static final ChallengeField PASSWORD = ChallengeField.text(CognitoChallengeForm.PASSWORD, "Password",
			"password", "current-password");

	private ChallengeViews() {
	}

	static CognitoChallengeView of(OpenChallenge state, String applicationName) {
		CognitoChallenge challenge = state.pending().challenge();
		Draft draft = new Draft(state);
		if (challenge instanceof CodeChallenge code) {
			return code(draft, code);
		}
		if (challenge instanceof NewPasswordRequiredChallenge newPassword) {
			return newPassword(draft, newPassword);
		}
		if (challenge instanceof MfaSetupChallenge setup) {
			SoftwareTokenSetup begun = state.pending().softwareTokenSetup();
			return (begun != null) ? authenticatorApp(draft, begun, applicationName) : mfaSetup(draft, setup);
		}
		if (challenge instanceof SelectMfaTypeChallenge select) {
			draft.choices = select.mfaTypes().stream().map((type) -> ChallengeLabels.choice(type.value())).toList();
			return draft.view("Confirm it is you", "Choose how to get your code.");
		}
		if (challenge instanceof SelectChallenge select) {
			return select(draft, select);
		}
		if (challenge instanceof PasswordChallenge) {
			draft.fields.add(PASSWORD);
			return draft.view("Enter your password", "Your password is needed to go on.");
		}
		if (challenge instanceof WebAuthnChallenge passkey) {
			draft.passkeyOptions = passkey.credentialRequestOptions();
			return draft.view("Use your passkey", "Your browser will ask for your passkey or security key.");
		}
		if (challenge instanceof DeviceSrpChallenge) {
			draft.answerable = false;
			return draft.view("This device is not known",
					"The device that you signed in with before cannot be confirmed. Start again.");
		}
		return open(draft, challenge);
	}

	private static CognitoChallengeView code(Draft draft, CodeChallenge challenge) {
		draft.fields.add(ChallengeField.code("Code"));
		if (challenge instanceof SoftwareTokenMfaChallenge) {
			String app = challenge.friendlyDeviceName();
			return draft.view("Enter your code",
					"Open your authenticator app" + ((app != null && !app.isBlank()) ? " (" + app + ")" : "")
							+ " and enter the code that it shows for this account.");
		}
		String destination = challenge.delivery().destination();
		return draft.view("Enter your code",
				"A code was sent "
						+ ChallengeLabels.way(challenge.delivery().medium(),
								challenge.name().equals(ChallengeName.EMAIL_OTP))
						+ ((destination != null) ? " to " + destination : "") + ".");
	}

	private static CognitoChallengeView newPassword(Draft draft, NewPasswordRequiredChallenge challenge) {
		draft.fields
			.add(ChallengeField.text(CognitoChallengeForm.NEW_PASSWORD, "New password", "password", "new-password"));
		draft.fields.add(ChallengeField.text(CognitoChallengeForm.NEW_PASSWORD_CONFIRMATION, "New password again",
				"password", "new-password"));
		missingAttributes(challenge).forEach((name) -> draft.fields.add(ChallengeLabels.attribute(name)));
		return draft.view("Choose a new password",
				(draft.fields.size() > 2)
						? "Your password was temporary. Choose your own, and fill in what is missing in your account."
						: "Your password was temporary. Choose your own.");
	}

	/** An attribute that has a value may not be sent again. */
	static List<String> missingAttributes(NewPasswordRequiredChallenge challenge) {
		Map<String, String> present = challenge.userAttributes();
		return challenge.requiredAttributes()
			.stream()
			.filter((name) -> present.getOrDefault(name, "").isBlank())
			.toList();
	}

	private static CognitoChallengeView authenticatorApp(Draft draft, SoftwareTokenSetup setup,
			String applicationName) {
		draft.qrCode = QrCodes.svg(setup.otpauthUri(applicationName));
		draft.setupSecret = setup.secret().secretCode();
		draft.fields.add(ChallengeField.code("Code").withHint("The six digits that the app shows now."));
		return draft.view("Set up your authenticator app",
				"Scan the code with your authenticator app, or type the key into it. "
						+ "Then enter the code that the app shows.");
	}

	private static CognitoChallengeView mfaSetup(Draft draft, MfaSetupChallenge challenge) {
		List<MfaType> types = challenge.mfaTypes();
		draft.choices = types.stream()
			.filter((type) -> type.equals(MfaType.SOFTWARE_TOKEN_MFA) || type.equals(MfaType.EMAIL_OTP))
			.map((type) -> ChallengeLabels.choice(type.value()))
			.toList();
		if (draft.choices.isEmpty()) {
			draft.answerable = false;
			return draft.view("A second step is required",
					"Your account needs a second way to sign in that cannot be set up here. Ask for help.");
		}
		if (types.contains(MfaType.EMAIL_OTP)) {
			ChallengeField email = ChallengeField.text(CognitoChallengeForm.EMAIL, "E-mail address", "email", "email");
			draft.fields
				.add((draft.choices.size() > 1) ? email.optional().withHint("Only for codes by e-mail.") : email);
		}
		return draft.view("Protect your account", "Your account needs a second step to sign in. Choose one.");
	}

	private static CognitoChallengeView select(Draft draft, SelectChallenge challenge) {
		List<ChallengeName> names = new ArrayList<>(challenge.availableChallenges());
		if (names.contains(ChallengeName.PASSWORD_SRP)) {
			// both are the password to a person
			names.remove(ChallengeName.PASSWORD);
		}
		draft.choices = names.stream().map((name) -> ChallengeLabels.choice(name.value())).toList();
		if (names.contains(ChallengeName.PASSWORD) || names.contains(ChallengeName.PASSWORD_SRP)) {
			draft.fields.add((names.size() > 1) ? PASSWORD.optional().withHint("Only to sign in with it.") : PASSWORD);
		}
		draft.answerable = !names.isEmpty();
		return draft.view("Choose how to sign in", "Your account allows several ways.");
	}

	private static CognitoChallengeView open(Draft draft, CognitoChallenge challenge) {
		if (challenge instanceof CustomChallenge) {
			challenge.parameters().forEach((name, value) -> {
				if (!name.equals("USERNAME") && !name.equals("USER_ID_FOR_SRP")) {
					draft.facts.put(name, value);
				}
			});
		}
		draft.fields.add(ChallengeField.text(CognitoChallengeForm.ANSWER, "Answer", "text", "off"));
		return draft.view("One more step", "Answer the question to go on.");
	}

	/** Collects what differs between the pages. */
	private static final class Draft {

		private final OpenChallenge state;

		private final Map<String, String> facts = new LinkedHashMap<>();

		private final List<ChallengeField> fields = new ArrayList<>();

		private List<ChallengeChoice> choices = List.of();

		private @Nullable String qrCode;

		private @Nullable String setupSecret;

		private @Nullable String passkeyOptions;

		private boolean answerable = true;

		private Draft(OpenChallenge state) {
			this.state = state;
		}

		private CognitoChallengeView view(String title, String text) {
			return new CognitoChallengeView(this.state.id(), this.state.pending().challenge().name().value(), title,
					text, this.facts, this.choices, this.fields, this.qrCode, this.setupSecret, this.passkeyOptions,
					this.answerable, this.state.problem());
		}

	}

}
