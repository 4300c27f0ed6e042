// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Passkey;
import io.github.cognitoauth.test.internal.webauthn.Assertion;
import io.github.cognitoauth.test.internal.webauthn.RelyingParty;
import io.github.cognitoauth.test.pool.MfaConfiguration;
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
		return Map.of("CREDENTIAL_REQUEST_OPTIONS", Json.text(RelyingParty.requestOptions(this.relyingPartyId,
				this.signIn.knownUser(), this.challenge, countsAsMfa())));
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		Assertion assertion = read(answer.requiredText("CREDENTIAL"));
		Passkey passkey = passkey(assertion);
		boolean proved = passkey != null && isOwn(assertion) && assertion.answers("webauthn.get", this.challenge)
				&& assertion.isFrom(this.relyingPartyId) && assertion.isFor(this.relyingPartyId)
				&& RelyingParty.signed(passkey, assertion) && (!countsAsMfa() || assertion.userVerified());
		if (passkey == null || !proved) {
			throw CognitoError.wrongCredentials();
		}
		boolean roaming = "cross-platform".equals(passkey.attachment());
		return this.steps.complete(this.signIn.withDevice(answer.responses())
			.proved(roaming ? Method.ROAMING_PASSKEY : Method.PLATFORM_PASSKEY), null);
	}

	private boolean countsAsMfa() {
		return this.steps.pool().settings().mfa() != MfaConfiguration.OFF
				&& this.signIn.knownUser().mfa().passkeyAsMfa();
	}

	// An authenticator names the user that it has stored, or none.
	private boolean isOwn(Assertion assertion) {
		String handle = assertion.userHandle();
		return handle == null || handle.equals(RelyingParty.handle(this.signIn.knownUser()));
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
