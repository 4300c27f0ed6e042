// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.level;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a user has proved. Immutable.
 */
public final class Methods {

	/** The most that {@link #bits()} can be. */
	public static final int MOST = (1 << Method.values().length) - 1;

	/** Nothing. */
	public static final Methods NONE = new Methods(EnumSet.noneOf(Method.class));

	private final Set<Method> methods;

	private Methods(EnumSet<Method> methods) {
		this.methods = Collections.unmodifiableSet(methods);
	}

	/**
	 * Returns methods.
	 * @param methods the methods
	 * @return the methods
	 */
	public static Methods of(Method... methods) {
		EnumSet<Method> set = EnumSet.noneOf(Method.class);
		Collections.addAll(set, methods);
		return new Methods(set);
	}

	/**
	 * Reads methods.
	 * @param bits what {@link #bits()} has returned
	 * @return the methods
	 */
	public static Methods ofBits(int bits) {
		EnumSet<Method> set = EnumSet.noneOf(Method.class);
		for (Method method : Method.values()) {
			if ((bits & (1 << method.ordinal())) != 0) {
				set.add(method);
			}
		}
		return new Methods(set);
	}

	/**
	 * Returns the methods as a number.
	 * @return 0 to {@link #MOST}
	 */
	public int bits() {
		return this.methods.stream().mapToInt((method) -> 1 << method.ordinal()).sum();
	}

	/**
	 * Adds a method.
	 * @param method what was proved as well
	 * @return both
	 */
	public Methods and(Method method) {
		EnumSet<Method> set = EnumSet.of(method);
		set.addAll(this.methods);
		return new Methods(set);
	}

	/**
	 * Returns whether a method is among them.
	 * @param method the method
	 * @return whether it was proved
	 */
	public boolean has(Method method) {
		return this.methods.contains(method);
	}

	/**
	 * Returns the highest level that they reach.
	 * @return 1 to 4, 0 for none
	 */
	public int level() {
		boolean code = has(Method.SMS) || has(Method.EMAIL);
		if (has(Method.PASSWORD) && has(Method.TOTP)) {
			return 4;
		}
		if (has(Method.PLATFORM_PASSKEY) || has(Method.ROAMING_PASSKEY) || (has(Method.PASSWORD) && code)) {
			return 3;
		}
		if (code) {
			return 2;
		}
		return has(Method.PASSWORD) ? 1 : 0;
	}

	/**
	 * Returns the values of {@code amr}, {@code mfa} among them for two or more methods.
	 * @return the values
	 */
	public List<String> amr() {
		List<String> values = new ArrayList<>();
		this.methods.forEach((method) -> values.add(method.amr()));
		if (values.size() > 1) {
			values.add("mfa");
		}
		return values;
	}

	@Override
	public String toString() {
		return amr().toString();
	}

}
