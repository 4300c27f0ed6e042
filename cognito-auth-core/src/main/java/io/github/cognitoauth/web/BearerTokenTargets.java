// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cognitoauth.protocol.CognitoEndpoint;

import org.springframework.util.Assert;

/**
 * Decides which services get a token. Immutable.
 *
 * @since 0.1.0
 */
public final class BearerTokenTargets {

	/** What {@link URI#getHost()} can return; anything else would never match. */
	private static final Pattern HOST = Pattern
		.compile("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.?|\\[[0-9A-Fa-f:.]+\\]");

	private static final BearerTokenTargets ANY_HOST = new BearerTokenTargets(Set.of());

	private final Set<String> hosts;

	private BearerTokenTargets(Set<String> hosts) {
		this.hosts = hosts;
	}

	/**
	 * Allow every host that is spoken to over TLS, and this machine.
	 * @return the targets
	 */
	public static BearerTokenTargets anyHost() {
		return ANY_HOST;
	}

	/**
	 * Allow certain hosts.
	 * @param hosts host names as they stand in the URI, without port, in any case, an
	 * international name in its ASCII form and an IPv6 address in brackets;
	 * {@code *.example.com} allows all below {@code example.com}; at least one
	 * @return the targets
	 * @throws IllegalArgumentException if there is none, so that a list that came out
	 * empty does not allow every host, or if one is no host name
	 */
	public static BearerTokenTargets hosts(Collection<String> hosts) {
		Assert.notEmpty(hosts,
				"Name the hosts that get the token, or say that any host may: BearerTokenTargets.anyHost()");
		for (String host : hosts) {
			Assert.hasText(host, "An allowed host must not be empty");
			Assert.isTrue(HOST.matcher(host).matches(), "An allowed host is a name such as "
					+ "'api.example.com' or '*.example.com', without scheme, port and path");
		}
		return new BearerTokenTargets(
				hosts.stream().map((host) -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Return whether a request gets a token.
	 * @param uri where it goes
	 * @return {@code false} if its host is not among the allowed
	 * @throws IllegalStateException if its host is allowed and the token would go over
	 * the network in plain text, or if it goes over TLS to a host whose name is not valid
	 */
	public boolean allows(URI uri) {
		String host = uri.getHost();
		Assert.state(host != null || !"https".equalsIgnoreCase(uri.getScheme()),
				"The URI has no host name that Java can read, so no access token was sent: a host name has letters, "
						+ "digits, '-' and '.', and no '_'");
		if (host == null || !isAllowed(host.toLowerCase(Locale.ROOT))) {
			return false;
		}
		Assert.state("https".equalsIgnoreCase(uri.getScheme()) || CognitoEndpoint.isLoopback(uri),
				"An access token must not be sent in plain text: call the service with 'https://'");
		return true;
	}

	private boolean isAllowed(String host) {
		if (this.hosts.isEmpty() || this.hosts.contains(host)) {
			return true;
		}
		for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
			if (this.hosts.contains("*" + host.substring(dot))) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return "BearerTokenTargets" + (this.hosts.isEmpty() ? "[any host]" : this.hosts);
	}

}
