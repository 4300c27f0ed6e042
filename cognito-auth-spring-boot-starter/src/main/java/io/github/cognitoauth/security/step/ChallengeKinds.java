// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoChallenge;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Finds the kind of a challenge. Immutable.
 *
 * @since 0.1.0
 */
public final class ChallengeKinds {

	private static final ChallengeKinds STANDARD = new ChallengeKinds(
			List.of(new NewPasswordKind(), new DeliveredCodeKind(), new SoftwareTokenKind(), new SelectMfaTypeKind(),
					new MfaSetupKind(), new SelectChallengeKind(), new PasswordKind(), new CustomKind(),
					new WebAuthnKind(), new DeviceSrpKind(), new UnknownKind()));

	private final Map<Class<?>, ChallengeKind<?>> kinds;

	private ChallengeKinds(List<? extends ChallengeKind<?>> kinds) {
		Map<Class<?>, ChallengeKind<?>> byType = new HashMap<>();
		kinds.forEach((kind) -> byType.put(kind.type(), kind));
		this.kinds = Map.copyOf(byType);
	}

	private ChallengeKinds(Map<Class<?>, ChallengeKind<?>> kinds) {
		this.kinds = Map.copyOf(kinds);
	}

	/**
	 * Return the built-in kinds, one for each challenge of the pool.
	 * @return the kinds
	 */
	public static ChallengeKinds standard() {
		return STANDARD;
	}

	/**
	 * Return a copy in which kinds take the places of those of the same type.
	 * @param others kinds of an application
	 * @return new kinds
	 * @throws IllegalArgumentException if two of them are of the same type
	 */
	public ChallengeKinds with(List<? extends ChallengeKind<?>> others) {
		Map<Class<?>, ChallengeKind<?>> own = new HashMap<>();
		others.forEach((kind) -> Assert.isTrue(own.put(kind.type(), kind) == null,
				() -> "There are two beans of type ChallengeKind for " + kind.type().getName() + "; keep one"));
		Map<Class<?>, ChallengeKind<?>> all = new HashMap<>(this.kinds);
		all.putAll(own);
		return new ChallengeKinds(all);
	}

	/**
	 * Return the kind of a challenge: of its own type, else of the nearest supertype.
	 * @param <C> the challenge
	 * @param challenge the challenge
	 * @return its kind
	 */
	@SuppressWarnings("unchecked")
	public <C extends CognitoChallenge> ChallengeKind<C> of(C challenge) {
		Assert.notNull(challenge, "'challenge' must not be null");
		ChallengeKind<?> kind = of(challenge.getClass());
		Assert.state(kind != null, () -> "There is no kind for " + challenge.getClass().getName());
		// a kind describes and reads every challenge of its type
		return (ChallengeKind<C>) kind;
	}

	@Nullable ChallengeKind<?> of(Class<?> type) {
		for (Class<?> it = type; it != null && CognitoChallenge.class.isAssignableFrom(it); it = it.getSuperclass()) {
			ChallengeKind<?> kind = this.kinds.get(it);
			if (kind != null) {
				return kind;
			}
		}
		return null;
	}

	/**
	 * Describe what a challenge asks.
	 * @param challenge the challenge
	 * @param context what else is known
	 * @return a form to be completed
	 */
	public StepForm.Builder describe(CognitoChallenge challenge, StepContext context) {
		StepForm.Builder form = StepForm.builder(challenge.name().value());
		of(challenge).describe(challenge, context, form);
		return form;
	}

	/**
	 * Read the answer to a challenge.
	 * @param challenge the challenge
	 * @param context what else is known
	 * @param values what was entered
	 * @return what is sent
	 * @throws InvalidAnswerException if something is missing
	 */
	public StepAnswer read(CognitoChallenge challenge, StepContext context, AnswerValues values) {
		return of(challenge).read(challenge, context, values);
	}

}
