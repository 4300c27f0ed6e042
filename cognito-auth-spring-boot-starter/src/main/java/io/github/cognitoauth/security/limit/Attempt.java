// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in, one answer to a challenge, or one refresh.
 *
 * @param address the address of the client, or {@code null} if it is not known; of IPv6
 * only the network
 * @param name the user name, in lower case, or {@code null} if there is none
 * @param flow the sign-in to which an answer belongs, or {@code null}
 * @param kind what was attempted
 * @since 0.1.0
 */
public record Attempt(@Nullable String address, @Nullable String name, @Nullable String flow, Kind kind) {

	/**
	 * Bring address and name into one form.
	 */
	public Attempt {
		address = (address != null) ? ClientNetwork.of(address) : null;
		name = (name != null) ? bare(name).toLowerCase(Locale.ROOT) : null;
	}

	/**
	 * Describe an attempt to sign in.
	 * @param address the address of the client, or {@code null} if it is not known
	 * @param name the user name, or {@code null} if there is none
	 * @param flow the sign-in to which an answer belongs, or {@code null}
	 */
	public Attempt(@Nullable String address, @Nullable String name, @Nullable String flow) {
		this(address, name, flow, Kind.SIGN_IN);
	}

	/**
	 * What was attempted. Each kind is counted by itself.
	 *
	 * @since 0.1.0
	 */
	public enum Kind {

		/** To sign in, to answer a challenge, or to do what else everybody may. */
		SIGN_IN,

		/** To get new tokens for a refresh token that the client keeps. */
		REFRESH

	}

	/**
	 * Take away what any way to sign in takes away before the pool is asked: spaces of
	 * all kinds and control characters. Otherwise each of them would make another name.
	 */
	private static String bare(String name) {
		int start = 0;
		int end = name.length();
		while (start < end && isBlank(name.charAt(start))) {
			start++;
		}
		while (start < end && isBlank(name.charAt(end - 1))) {
			end--;
		}
		return name.substring(start, end);
	}

	private static boolean isBlank(char character) {
		return character <= ' ' || Character.isWhitespace(character) || Character.isSpaceChar(character);
	}

	/**
	 * Describe an attempt that came by HTTP. Where a proxy has told the address of the
	 * client in a header that nobody has read, the address is not known: it would be the
	 * same for everybody.
	 * @param remoteAddress the address of the connection, or {@code null}
	 * @param unreadForwardedHeader whether the request has a header {@code Forwarded} or
	 * {@code X-Forwarded-For}
	 * @param name the user name, or {@code null}
	 * @return the attempt
	 */
	public static Attempt of(@Nullable String remoteAddress, boolean unreadForwardedHeader, @Nullable String name) {
		return new Attempt(address(remoteAddress, unreadForwardedHeader), name, null);
	}

	/**
	 * Describe a refresh that came by HTTP, whose user nobody knows before the pool has
	 * answered.
	 * @param remoteAddress the address of the connection, or {@code null}
	 * @param unreadForwardedHeader as in {@link #of}
	 * @return the attempt
	 */
	public static Attempt ofRefresh(@Nullable String remoteAddress, boolean unreadForwardedHeader) {
		return new Attempt(address(remoteAddress, unreadForwardedHeader), null, null, Kind.REFRESH);
	}

	private static @Nullable String address(@Nullable String remoteAddress, boolean unreadForwardedHeader) {
		return ClientNetwork.isProxy(remoteAddress, unreadForwardedHeader) ? null : remoteAddress;
	}

	@Override
	public String toString() {
		return "Attempt[address=" + this.address + "]";
	}

}
