// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.PasswordChallenge;
import io.github.cognitoauth.authentication.SelectChallenge;
import io.github.cognitoauth.authentication.SelectMfaTypeChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenMfaChallenge;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.token.TokenSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Signs in with a password and answers the challenges that need no person: the choice of
 * a factor, the password itself, and the code of an authenticator app.
 */
final class PasswordTokenSource implements TokenSource {

	/** A sign-in asks for three at most: way, kind of second factor, code. */
	private static final int MAX_ANSWERS = 5;

	private final CognitoPasswordAuthenticator authenticator;

	private final AuthenticationRequest request;

	private final @Nullable TotpCodes totp;

	PasswordTokenSource(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request,
			@Nullable TotpCodes totp) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(request, "'request' must not be null");
		this.authenticator = authenticator;
		this.request = request;
		this.totp = totp;
	}

	/**
	 * Refused once, the next code is tried: clocks differ, and codes are used up. From
	 * the start, since the refusal may have spent the session.
	 */
	@Override
	public Mono<CognitoTokens> signIn() {
		return attempt().onErrorResume(PasswordTokenSource::isCodeRefused, (ex) -> attempt());
	}

	private Mono<CognitoTokens> attempt() {
		return this.authenticator.authenticate(this.request).flatMap((outcome) -> proceed(outcome, 0));
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return this.authenticator.refresh(tokens, this.request.metadata());
	}

	@Override
	public Mono<Void> revoke(CognitoTokens tokens) {
		return this.authenticator.revoke(tokens);
	}

	/** A code of another instance would be refused, and count for the lock-out. */
	@Override
	public Mono<CognitoTokens> signInAnew() {
		return Mono.defer(() -> {
			if (this.totp != null) {
				this.totp.skipPresent();
			}
			return signIn();
		});
	}

	@Override
	public Fingerprint fingerprint() {
		CognitoClient client = this.authenticator.client();
		String code = (this.totp != null) ? this.totp.fingerprint() : "";
		String owner = (client != null) ? client.clientId() + ' ' : "";
		String secrets = (client != null) ? client.secretsDigest() : "";
		return new Fingerprint(owner + this.request.username(),
				digest(this.request.username() + '\0' + this.request.password() + '\0' + code + '\0' + secrets));
	}

	private static String digest(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	@Override
	public @Nullable CallBudget callBudget() {
		return this.authenticator.callBudget();
	}

	@Override
	public @Nullable RegionRouter regions() {
		CognitoClient client = this.authenticator.client();
		return (client != null) ? client.regions() : null;
	}

	private Mono<CognitoTokens> proceed(AuthenticationOutcome outcome, int answers) {
		if (outcome instanceof Authenticated authenticated) {
			return Mono.just(authenticated.tokens());
		}
		CognitoChallenge challenge = ((ChallengeRequired) outcome).challenge();
		Mono<AuthenticationOutcome> next = (answers < MAX_ANSWERS) ? answer(challenge) : null;
		return (next != null) ? next.flatMap((following) -> proceed(following, answers + 1))
				: Mono.error(notAnswerable(challenge));
	}

	private static boolean isOfAuthenticatorApp(CognitoChallenge challenge) {
		return challenge instanceof SoftwareTokenMfaChallenge || challenge instanceof SelectMfaTypeChallenge;
	}

	private boolean isOfReplica(CognitoChallenge challenge) {
		RegionRouter regions = regions();
		return regions != null && regions.isReplica(challenge.region());
	}

	private @Nullable Mono<AuthenticationOutcome> answer(CognitoChallenge challenge) {
		if (isOfAuthenticatorApp(challenge) && isOfReplica(challenge)) {
			// it does not have the secret, and would count the code as a wrong one
			return Mono.error(CognitoError.notInReplica(challenge.region()).toException(null));
		}
		if (challenge instanceof SoftwareTokenMfaChallenge question && this.totp != null) {
			return this.totp.next()
				.flatMap((code) -> this.authenticator
					.respond(question.answer(code).withMetadata(this.request.metadata())));
		}
		if (challenge instanceof SelectMfaTypeChallenge question && this.totp != null
				&& question.mfaTypes().contains(MfaType.SOFTWARE_TOKEN_MFA)) {
			return this.authenticator
				.respond(question.answer(MfaType.SOFTWARE_TOKEN_MFA).withMetadata(this.request.metadata()));
		}
		String password = this.request.password();
		if (password != null) {
			ChallengeAnswer answer = passwordAnswer(challenge, password);
			return (answer != null) ? this.authenticator.respond(answer.withMetadata(this.request.metadata())) : null;
		}
		return null;
	}

	private static @Nullable ChallengeAnswer passwordAnswer(CognitoChallenge challenge, String password) {
		if (challenge instanceof SelectChallenge question) {
			if (question.availableChallenges().contains(ChallengeName.PASSWORD_SRP)) {
				return question.answerPasswordSrp(password);
			}
			return question.availableChallenges().contains(ChallengeName.PASSWORD) ? question.answerPassword(password)
					: null;
		}
		return (challenge instanceof PasswordChallenge question) ? question.answer(password) : null;
	}

	private static boolean isCodeRefused(Throwable failure) {
		return failure instanceof CognitoException error && (error.reason() == CognitoErrorReason.CODE_MISMATCH
				|| error.reason() == CognitoErrorReason.CODE_EXPIRED);
	}

	private static CognitoException notAnswerable(CognitoChallenge challenge) {
		return CognitoError.challengeNotAnswerable(challenge.name().value()).toException(null);
	}

	@Override
	public String toString() {
		return "TokenSource[password]";
	}

}
