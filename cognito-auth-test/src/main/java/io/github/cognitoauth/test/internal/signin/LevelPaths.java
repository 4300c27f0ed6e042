// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaFactor;

/**
 * The ways on which one user can reach a level, and what is still missing on them. Either
 * one factor is enough, or a password and a second one.
 */
final class LevelPaths {

	private static final List<Set<Method>> ONE = List.of(EnumSet.of(Method.PASSWORD));

	private static final List<Set<Method>> TWO = List.of(EnumSet.of(Method.SMS), EnumSet.of(Method.EMAIL));

	private static final List<Set<Method>> THREE = List.of(EnumSet.of(Method.PLATFORM_PASSKEY),
			EnumSet.of(Method.PASSWORD, Method.SMS), EnumSet.of(Method.PASSWORD, Method.EMAIL));

	private static final List<Set<Method>> FOUR = List.of(EnumSet.of(Method.PASSWORD, Method.TOTP));

	private static final List<List<Set<Method>>> BY_LEVEL = List.of(ONE, TWO, THREE, FOUR);

	private final User user;

	private final PoolSettings settings;

	private final List<Set<Method>> missing;

	/**
	 * Finds the ways.
	 * @param user the user
	 * @param settings the settings of the pool
	 * @param level the level, 1 to 4
	 * @param credited what is proved already
	 */
	LevelPaths(User user, PoolSettings settings, int level, Methods credited) {
		this.user = user;
		this.settings = settings;
		this.missing = BY_LEVEL.get(level - 1)
			.stream()
			.filter((path) -> path.stream().allMatch((method) -> credited.has(method) || can(method, path.size() == 1)))
			.map((path) -> missing(path, credited))
			.toList();
	}

	private static Set<Method> missing(Set<Method> path, Methods credited) {
		EnumSet<Method> missing = EnumSet.copyOf(path);
		missing.removeIf(credited::has);
		return missing;
	}

	boolean reachable() {
		return !this.missing.isEmpty();
	}

	/**
	 * Returns the second factors each of which is all that is missing.
	 * @return the factors, empty if something else comes first
	 */
	Set<MfaFactor> secondFactors() {
		EnumSet<MfaFactor> factors = EnumSet.noneOf(MfaFactor.class);
		for (MfaFactor factor : MfaFactor.values()) {
			if (this.missing.contains(EnumSet.of(method(factor)))) {
				factors.add(factor);
			}
		}
		return factors;
	}

	/**
	 * Returns whether a first factor leads on.
	 * @param factor its name as challenge
	 * @return whether it is on one of the ways
	 */
	boolean startsWith(String factor) {
		return switch (factor) {
			case FirstFactors.PASSWORD, FirstFactors.PASSWORD_SRP ->
				this.missing.stream().anyMatch((path) -> path.contains(Method.PASSWORD));
			case FirstFactors.WEB_AUTHN -> this.missing.contains(EnumSet.of(Method.PLATFORM_PASSKEY));
			case CodeChallenge.EMAIL_OTP -> this.missing.contains(EnumSet.of(Method.EMAIL));
			case CodeChallenge.SMS_OTP -> this.missing.contains(EnumSet.of(Method.SMS));
			default -> false;
		};
	}

	static Method method(MfaFactor factor) {
		return switch (factor) {
			case SOFTWARE_TOKEN_MFA -> Method.TOTP;
			case SMS_MFA -> Method.SMS;
			case EMAIL_OTP -> Method.EMAIL;
		};
	}

	private boolean can(Method method, boolean alone) {
		Set<FirstFactor> first = this.settings.firstFactors();
		return switch (method) {
			case PASSWORD -> first.contains(FirstFactor.PASSWORD) && this.user.password().isSet();
			case TOTP -> this.user.mfa().hasTotp();
			case SMS -> (alone ? first.contains(FirstFactor.SMS_OTP) : offers(MfaFactor.SMS_MFA))
					&& Delivery.reaches(this.user, DeliveryMedium.SMS, true);
			case EMAIL -> (alone ? first.contains(FirstFactor.EMAIL_OTP) : offers(MfaFactor.EMAIL_OTP))
					&& Delivery.reaches(this.user, DeliveryMedium.EMAIL, true);
			case PLATFORM_PASSKEY, ROAMING_PASSKEY ->
				first.contains(FirstFactor.WEB_AUTHN) && !this.user.passkeys().all().isEmpty();
		};
	}

	private boolean offers(MfaFactor factor) {
		return this.settings.mfaFactors().contains(factor) || this.user.mfa().enabled().contains(factor);
	}

}
