package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Passkey;
import io.github.cognitoauth.test.internal.webauthn.Assertion;
import io.github.cognitoauth.test.internal.webauthn.RelyingParty;
import org.jspecify.annotations.Nullable;

/**
 * {@code WEB_AUTHN}: a passkey signs a challenge.
 */
final class WebAuthnChallenge implements Challenge {

	private final SignInSteps steps;

	private final SignIn signIn;

	private final String relyingPartyId;

	private final String challenge = Secrets.text(32);

	WebAuthnChallenge(SignInSteps steps, SignIn signIn, String relyingPartyId) {
		this.steps = steps;
		this.signIn = signIn;
		this.relyingPartyId = relyingPartyId;
	}

	@Override
	public String name() {
		return FirstFactors.WEB_AUTHN;
	}

	@Override
	public Map<String, String> parameters() {
		return Map.of("CREDENTIAL_REQUEST_OPTIONS",
				Json.text(RelyingParty.requestOptions(this.relyingPartyId, this.signIn.knownUser(), this.challenge)));
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		Assertion assertion = read(answer.requiredText("CREDENTIAL"));
		Passkey passkey = passkey(assertion);
		boolean proved = passkey != null && assertion.answers("webauthn.get", this.challenge)
				&& assertion.isFrom(this.relyingPartyId) && assertion.isFor(this.relyingPartyId)
				&& RelyingParty.signed(passkey, assertion)
				&& (!this.signIn.knownUser().mfa().passkeyAsMfa() || assertion.userVerified());
		if (!proved) {
			throw CognitoError.wrongCredentials();
		}
		return this.steps.complete(this.signIn.withDevice(answer.responses()), null);
	}

	private @Nullable Passkey passkey(Assertion assertion) {
		String id = assertion.credentialId();
		return (id != null) ? this.signIn.knownUser().passkeys().find(id) : null;
	}

	private static Assertion read(String credential) {
		try {
			return new Assertion(Json.read(credential));
		}
		catch (CognitoError ex) {
			throw CognitoError.invalidParameter("CREDENTIAL must be the JSON of an authentication response");
		}
	}

}
