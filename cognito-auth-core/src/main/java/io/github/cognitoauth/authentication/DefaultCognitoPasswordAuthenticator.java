// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CallRoute;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.srp.SrpClientSession;
import io.github.cognitoauth.srp.SrpException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Walks through the state machine of a sign-in: starts a flow, gives the answers that
 * need no person (SRP proofs of password and device), and hands everything else out.
 */
final class DefaultCognitoPasswordAuthenticator implements CognitoPasswordAuthenticator {

	/** A sign-in needs four at most; a service that asks forever must not get answers. */
	private static final int MAX_OWN_ANSWERS = 8;

	private final CognitoClient client;

	private final boolean ownsClient;

	private final AuthFlow defaultFlow;

	private final Clock clock;

	private final DeviceStore deviceStore;

	private final boolean confirmDevices;

	private final SrpSteps srp;

	private final DeviceConfirmation deviceConfirmation;

	private final SoftwareTokens softwareTokens;

	private final TokenOperations tokenOperations;

	DefaultCognitoPasswordAuthenticator(CognitoPasswordAuthenticatorBuilder builder, CognitoClient client,
			boolean ownsClient) {
		this.client = client;
		this.ownsClient = ownsClient;
		this.defaultFlow = builder.flow;
		this.clock = builder.clock;
		this.deviceStore = BoundedDeviceStore.of(builder.deviceStore, builder.deviceStoreTimeout);
		this.confirmDevices = builder.confirmDevices;
		this.srp = new SrpSteps(client.userPoolId(), builder.clock);
		this.deviceConfirmation = new DeviceConfirmation(client, this.deviceStore);
		this.softwareTokens = new SoftwareTokens(client);
		this.tokenOperations = new TokenOperations(client, builder.clock, builder.refreshOperation);
	}

	@Override
	public CognitoClient client() {
		return this.client;
	}

	@Override
	public Mono<AuthenticationOutcome> authenticate(AuthenticationRequest request) {
		Assert.notNull(request, "'request' must not be null");
		AuthFlow flow = (request.flow() != null) ? request.flow() : this.defaultFlow;
		return Mono.defer(() -> {
			CognitoException problem = Credentials.problemOf(request, flow);
			if (problem != null) {
				return Mono.error(problem);
			}
			return (this.deviceStore == DeviceStore.none()) ? initiate(request, flow, null)
					: findDevice(request.username(), null).flatMap((device) -> initiate(request, flow, device))
						.switchIfEmpty(Mono.defer(() -> initiate(request, flow, null)));
		});
	}

	private Mono<AuthenticationOutcome> initiate(AuthenticationRequest request, AuthFlow flow,
			@Nullable RememberedDevice device) {
		SignIn signIn = new SignIn(request.username(), request.username(), request.metadata(), request.password(), null,
				device, (device != null) ? device.deviceKey() : null, 0, false);
		Mono<AuthenticationOutcome> outcome = sendInitiateAuth(request, flow, signIn);
		if (device == null) {
			return outcome;
		}
		return outcome.onErrorResume(DefaultCognitoPasswordAuthenticator::isDeviceUnknown,
				(ex) -> forgetDevice(request.username()).then(Mono.defer(() -> initiate(request, flow, null))));
	}

	private Mono<AuthenticationOutcome> sendInitiateAuth(AuthenticationRequest request, AuthFlow flow, SignIn signIn) {
		return Mono.defer(() -> {
			Instant startedAt = this.clock.instant();
			AtomicReference<SignIn> sent = new AtomicReference<>(signIn);
			return initiateAuth(request, flow, sent)
				.onErrorMap(CognitoException.class, (failure) -> NotFound.explain(failure, signIn.deviceKey()))
				.flatMap((response) -> {
					AuthenticationResponse answer = new AuthenticationResponse(response);
					boolean proven = answer.provesPassword(flow, InitiateAuthRequest.sendsPassword(request, flow));
					return proceed(answer, sent.get().withPasswordProven(proven), startedAt);
				});
		});
	}

	/**
	 * Each attempt of a proof by SRP has a session of its own: a server that has
	 * processed an attempt whose answer was lost refuses the same public key.
	 */
	private Mono<CognitoResponse> initiateAuth(AuthenticationRequest request, AuthFlow flow,
			AtomicReference<SignIn> sent) {
		String clientId = this.client.clientId();
		if (!InitiateAuthRequest.provesBySrp(request, flow)) {
			return this.client.callWithSecret(CognitoOperation.InitiateAuth,
					(secret) -> InitiateAuthRequest.of(request, flow, sent.get(), clientId, secret));
		}
		return this.client.callWithFreshBody(CognitoOperation.InitiateAuth,
				(secret) -> this.srp.startForUser()
					.map((session) -> InitiateAuthRequest.of(request, flow,
							sent.updateAndGet((signIn) -> signIn.withSrp(session)), clientId, secret)));
	}

	@Override
	public Mono<AuthenticationOutcome> respond(ChallengeAnswer answer) {
		Assert.notNull(answer, "'answer' must not be null");
		return Mono.defer(() -> {
			if (!answer.isUsable()) {
				return Mono.error(CognitoError.local(CognitoErrorCodes.UNUSABLE_INPUT, CognitoErrorReason.INPUT_REFUSED)
					.toException(null));
			}
			ChallengeData challenge = answer.challenge().data();
			if (challenge.deviceKey() == null) {
				return respond(answer, challenge, answer.device());
			}
			return findDevice(challenge.loginName(), challenge.deviceKey())
				.flatMap((device) -> respond(answer, challenge, device))
				.switchIfEmpty(Mono.defer(() -> respond(answer, challenge, answer.device())));
		});
	}

	private Mono<AuthenticationOutcome> respond(ChallengeAnswer answer, ChallengeData challenge,
			@Nullable RememberedDevice device) {
		SignIn signIn = new SignIn(challenge.loginName(), challenge.username(), answer.metadata(), answer.srpPassword(),
				null, device, (device != null) ? device.deviceKey() : challenge.deviceKey(), 0,
				challenge.passwordProven());
		if (answer.softwareTokenCode() != null) {
			return this.softwareTokens.verify(challenge, answer.softwareTokenCode())
				.flatMap((verified) -> sendAnswer(verified, answer.responses(), signIn));
		}
		if (answer.srpPassword() != null) {
			return this.srp.startForUser().flatMap((session) -> {
				Map<String, String> responses = new LinkedHashMap<>(answer.responses());
				responses.put("SRP_A", session.srpA());
				return sendAnswer(challenge, responses, signIn.withSrp(session));
			});
		}
		if (answer.device() != null) {
			return startDeviceSrp(challenge, signIn);
		}
		return sendAnswer(challenge, answer.responses(), signIn);
	}

	private Mono<AuthenticationOutcome> sendAnswer(ChallengeData challenge, Map<String, String> answers,
			SignIn signIn) {
		Instant startedAt = this.clock.instant();
		boolean proves = challenge.name().equals(ChallengeName.PASSWORD_VERIFIER) || answers.containsKey("PASSWORD");
		return this.client
			.callWithSecret(CognitoOperation.RespondToAuthChallenge, CallRoute.session(challenge.region()),
					(secret) -> answerBody(challenge, answers, signIn, secret))
			.onErrorMap(CognitoException.class,
					(failure) -> NotFound.explain(deviceRefused(failure, challenge), signIn.deviceKey()))
			.onErrorResume((failure) -> isDeviceUnknown(failure) && signIn.device() != null,
					(failure) -> forgetDevice(signIn.loginName()).then(Mono.error(failure)))
			.flatMap((response) -> proceed(new AuthenticationResponse(response),
					signIn.next(challenge.username()).withPasswordProven(proves), startedAt));
	}

	private CognitoRequestBody answerBody(ChallengeData challenge, Map<String, String> answers, SignIn signIn,
			@Nullable String secret) {
		Map<String, String> responses = new LinkedHashMap<>(answers);
		responses.put("USERNAME", challenge.username());
		if (secret != null) {
			responses.put("SECRET_HASH", SecretHash.compute(secret, challenge.username(), this.client.clientId()));
		}
		if (signIn.deviceKey() != null) {
			responses.put("DEVICE_KEY", signIn.deviceKey());
		}
		return CognitoRequestBody.create()
			.with("ClientId", this.client.clientId())
			.with("ChallengeName", challenge.name().value())
			.with("Session", challenge.session())
			.with("ChallengeResponses", responses)
			.with(signIn.metadata());
	}

	private Mono<AuthenticationOutcome> proceed(AuthenticationResponse answer, SignIn signIn, Instant startedAt) {
		if (answer.hasTokens()) {
			CognitoTokens tokens = answer.tokens(startedAt).loginName(signIn.loginName()).build();
			NewDeviceMetadata device = tokens.newDeviceMetadata();
			String deviceKey = (device != null) ? device.deviceKey() : signIn.deviceKey();
			return authenticated(tokens.mutate().deviceKey(deviceKey).build(), signIn.passwordProven());
		}
		ChallengeData challenge = answer.challenge(signIn, startedAt);
		if (signIn.steps() < MAX_OWN_ANSWERS) {
			Mono<AuthenticationOutcome> own = ownAnswer(challenge, signIn);
			if (own != null) {
				return own.onErrorMap(SrpException.class, (failure) -> answer.invalid());
			}
		}
		return Mono.just(new ChallengeRequired(CognitoChallenge.of(challenge)));
	}

	private @Nullable Mono<AuthenticationOutcome> ownAnswer(ChallengeData challenge, SignIn signIn) {
		RememberedDevice device = signIn.device();
		boolean srpStarted = signIn.srp() != null;
		return switch (challenge.name().value()) {
			case "PASSWORD_VERIFIER" ->
				(srpStarted && signIn.password() != null) ? this.srp.provePassword(challenge, signIn)
					.flatMap((responses) -> sendAnswer(challenge, responses, signIn)) : null;
			case "DEVICE_SRP_AUTH" -> (device != null) ? startDeviceSrp(challenge, signIn) : null;
			case "DEVICE_PASSWORD_VERIFIER" ->
				(srpStarted && device != null) ? this.srp.proveDevice(challenge, signIn, device)
					.flatMap((responses) -> sendAnswer(challenge, responses, signIn)) : null;
			case "SELECT_CHALLENGE" -> (signIn.steps() == 0) ? choosePassword(challenge, signIn) : null;
			default -> null;
		};
	}

	/**
	 * Where the preferred password was not taken at once, for example a temporary one.
	 */
	private @Nullable Mono<AuthenticationOutcome> choosePassword(ChallengeData challenge, SignIn signIn) {
		SrpClientSession session = signIn.srp();
		if (session != null && challenge.availableChallenges().contains(ChallengeName.PASSWORD_SRP)) {
			return sendAnswer(challenge, Map.of("ANSWER", ChallengeName.PASSWORD_SRP.value(), "SRP_A", session.srpA()),
					signIn);
		}
		String password = signIn.password();
		if (session == null && password != null && challenge.availableChallenges().contains(ChallengeName.PASSWORD)) {
			return sendAnswer(challenge, Map.of("ANSWER", ChallengeName.PASSWORD.value(), "PASSWORD", password),
					signIn);
		}
		return null;
	}

	private Mono<AuthenticationOutcome> startDeviceSrp(ChallengeData challenge, SignIn signIn) {
		return this.srp.start()
			.flatMap((session) -> sendAnswer(challenge, Map.of("SRP_A", session.srpA()), signIn.withSrp(session)));
	}

	private Mono<AuthenticationOutcome> authenticated(CognitoTokens tokens, boolean passwordProven) {
		NewDeviceMetadata device = tokens.newDeviceMetadata();
		return (device != null && this.confirmDevices)
				? this.deviceConfirmation.confirm(tokens, device)
					.map((confirmed) -> new Authenticated(confirmed, passwordProven))
				: Mono.just(new Authenticated(tokens, passwordProven));
	}

	private Mono<RememberedDevice> findDevice(String loginName, @Nullable String deviceKey) {
		return this.deviceStore.find(loginName)
			.onErrorComplete()
			.filter((device) -> deviceKey == null || deviceKey.equals(device.deviceKey()));
	}

	private Mono<Void> forgetDevice(String loginName) {
		return this.deviceStore.remove(loginName).onErrorComplete();
	}

	/**
	 * A device whose secret does not fit any more is answered like a wrong password,
	 * which was right long before that.
	 */
	private static CognitoException deviceRefused(CognitoException failure, ChallengeData challenge) {
		boolean refused = challenge.name().equals(ChallengeName.DEVICE_PASSWORD_VERIFIER)
				&& (failure.reason() == CognitoErrorReason.WRONG_CREDENTIALS
						|| failure.reason() == CognitoErrorReason.NOT_AUTHORIZED);
		return refused ? failure.error().withReason(CognitoErrorReason.DEVICE_NOT_FOUND).toException(failure) : failure;
	}

	private static boolean isDeviceUnknown(Throwable failure) {
		return failure instanceof CognitoException error && error.reason() == CognitoErrorReason.DEVICE_NOT_FOUND;
	}

	@Override
	public Mono<SoftwareTokenSetup> associateSoftwareToken(MfaSetupChallenge challenge) {
		return this.softwareTokens.associate(challenge);
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return refresh(tokens, RequestMetadata.none());
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens, RequestMetadata metadata) {
		Assert.notNull(metadata, "'metadata' must not be null");
		return this.tokenOperations.refresh(tokens, metadata);
	}

	@Override
	public Mono<CognitoTokens> refresh(RefreshRequest request) {
		return this.tokenOperations.refresh(request);
	}

	@Override
	public Mono<Void> revoke(String refreshToken, AssociatedSessions associated) {
		return this.tokenOperations.revoke(refreshToken, associated);
	}

	@Override
	public Mono<Void> revoke(CognitoTokens tokens) {
		return this.tokenOperations.revoke(tokens);
	}

	@Override
	public Mono<Void> signOutEverywhere(CognitoTokens tokens) {
		return this.tokenOperations.signOutEverywhere(tokens);
	}

	@Override
	public @Nullable UserPoolId userPoolId() {
		return this.client.userPoolId();
	}

	@Override
	public void close() {
		if (this.ownsClient) {
			this.client.close();
		}
	}

	@Override
	public CallBudget callBudget() {
		return this.client.callBudget();
	}

	@Override
	public String toString() {
		return "CognitoPasswordAuthenticator[" + this.client.endpoint() + ", " + this.defaultFlow + "]";
	}

}
