// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a client is, as far as limits are concerned. */
final class ClientNetwork {

	private static final Logger logger = LoggerFactory.getLogger(ClientNetwork.class);

	/**
	 * What {@link InetAddress} takes for an address, right or wrong. Anything else is a
	 * name to it, which it would ask a name server for.
	 */
	private static final Pattern LITERAL = Pattern.compile("(OCTET\\.){3}OCTET|[0-9a-fA-F:][0-9a-fA-F.]*:[0-9a-fA-F:.]*"
		.replace("OCTET", "(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])"));

	/** Longer than any address. */
	private static final int MAX_LENGTH = 64;

	/** A household has 2^64 addresses. */
	private static final int NETWORK_BYTES = 8;

	private static final AtomicBoolean warned = new AtomicBoolean();

	private ClientNetwork() {
	}

	static String of(String address) {
		InetAddress parsed = parse(address);
		if (parsed == null) {
			return (address.length() > MAX_LENGTH) ? address.substring(0, MAX_LENGTH) : address;
		}
		return (parsed instanceof Inet6Address) ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
				: parsed.getHostAddress();
	}

	/**
	 * A client on the internet that sends the header itself is no proxy of ours, and must
	 * not get rid of its address by it.
	 */
	static boolean isProxy(@Nullable String address, boolean unreadForwardedHeader) {
		if (!unreadForwardedHeader || address == null || !isInternal(address)) {
			return false;
		}
		if (warned.compareAndSet(false, true)) {
			logger.warn("Failed sign-ins are not limited by address: a proxy tells it in a header that is not read."
					+ " Set 'server.forward-headers-strategy'");
		}
		return true;
	}

	private static boolean isInternal(String address) {
		InetAddress parsed = parse(address);
		if (parsed == null) {
			return false;
		}
		boolean uniqueLocal = parsed instanceof Inet6Address && (parsed.getAddress()[0] & 0xfe) == 0xfc;
		return uniqueLocal || parsed.isLoopbackAddress() || parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress();
	}

	static boolean isLiteral(String address) {
		return LITERAL.matcher(address).matches();
	}

	private static @Nullable InetAddress parse(String address) {
		String literal = withoutZone(withoutPort(address));
		try {
			return isLiteral(literal) ? InetAddress.getByName(literal) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	/** It says how this machine gets there, and not where that is. */
	private static String withoutZone(String address) {
		int zone = address.indexOf('%');
		return (zone > 0) ? address.substring(0, zone) : address;
	}

	/** Proxies write ports and brackets, and each port would be another client. */
	private static String withoutPort(String address) {
		if (address.startsWith("[") && address.indexOf(']') > 0) {
			return address.substring(1, address.indexOf(']'));
		}
		int colon = address.indexOf(':');
		return (colon > 0 && colon == address.lastIndexOf(':')) ? address.substring(0, colon) : address;
	}

}
