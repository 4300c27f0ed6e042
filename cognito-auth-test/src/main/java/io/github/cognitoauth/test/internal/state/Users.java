// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;

/**
 * The users of a pool and the names under which they can be found.
 */
public final class Users {

	private static final int REMEMBERED = 1_000;

	private final Map<String, User> byUsername = new ConcurrentHashMap<>();

	private final Map<String, User> bySub = new ConcurrentHashMap<>();

	private final BoundedMap<String, Boolean> gone = new BoundedMap<>(REMEMBERED);

	private final SignInNames signInNames;

	private final boolean caseSensitive;

	/**
	 * Creates an empty directory.
	 * @param signInNames what can be typed as user name
	 * @param caseSensitive whether names in other letters are other names
	 */
	public Users(SignInNames signInNames, boolean caseSensitive) {
		this.signInNames = signInNames;
		this.caseSensitive = caseSensitive;
	}

	private String key(String name) {
		return this.caseSensitive ? name : name.toLowerCase(Locale.ROOT);
	}

	private boolean same(String address, @Nullable String other) {
		return this.caseSensitive ? address.equals(other) : address.equalsIgnoreCase(other);
	}

	/**
	 * Adds a user.
	 * @param user the user
	 * @return false if the name is taken
	 */
	public boolean add(User user) {
		if (this.byUsername.putIfAbsent(key(user.username()), user) != null) {
			return false;
		}
		this.bySub.put(user.sub(), user);
		return true;
	}

	/**
	 * Forgets all of them.
	 */
	public void clear() {
		this.byUsername.clear();
		this.bySub.clear();
		this.gone.clear();
	}

	/**
	 * Finds a user by the permanent identifier.
	 * @param sub the {@code sub}
	 * @return the user, or null if there is none
	 */
	public @Nullable User bySub(String sub) {
		return this.bySub.get(sub);
	}

	/**
	 * Returns whether a user was deleted lately.
	 * @param sub the {@code sub}
	 * @return whether it is one of the last thousand
	 */
	public boolean isGone(String sub) {
		return this.gone.get(sub) != null;
	}

	/**
	 * Finds a user by what was typed.
	 * @param typed user name or alias
	 * @return the user, or null if there is none
	 */
	public @Nullable User find(String typed) {
		User user = this.byUsername.get(key(typed));
		if (user != null || this.signInNames == SignInNames.USERNAME) {
			return user;
		}
		return owner(typed, this.signInNames == SignInNames.USERNAME_WITH_ALIASES);
	}

	/**
	 * Finds the user of an e-mail address or phone number.
	 * @param address the address
	 * @param verifiedOnly whether only a verified address counts
	 * @return the user, or null if there is none
	 */
	public @Nullable User owner(String address, boolean verifiedOnly) {
		for (User user : this.byUsername.values()) {
			for (DeliveryMedium medium : DeliveryMedium.values()) {
				if (same(address, user.attributes().get(medium.attribute()))
						&& (!verifiedOnly || verified(user, medium))) {
					return user;
				}
			}
		}
		return null;
	}

	/**
	 * Returns whether an address is the sign-in name of somebody else. Where people sign
	 * in with a name, that is told when the address is verified.
	 * @param user who wants the address
	 * @param attribute the attribute that is to hold it
	 * @param value the address
	 * @return whether it is taken
	 */
	public boolean isTaken(User user, String attribute, String value) {
		boolean address = attribute.equals(DeliveryMedium.EMAIL.attribute())
				|| attribute.equals(DeliveryMedium.SMS.attribute());
		if (this.signInNames != SignInNames.EMAIL_OR_PHONE || !address) {
			return false;
		}
		User owner = owner(value, false);
		return owner != null && owner != user;
	}

	private static boolean verified(User user, DeliveryMedium medium) {
		return "true".equals(user.attributes().get(medium.attribute() + "_verified"));
	}

	/**
	 * Removes a user.
	 * @param user the user
	 */
	public void remove(User user) {
		user.delete();
		this.byUsername.remove(key(user.username()), user);
		this.bySub.remove(user.sub());
		this.gone.put(user.sub(), Boolean.TRUE);
	}

	/**
	 * Returns all users.
	 * @return live view
	 */
	public Collection<User> all() {
		return this.byUsername.values();
	}

}
