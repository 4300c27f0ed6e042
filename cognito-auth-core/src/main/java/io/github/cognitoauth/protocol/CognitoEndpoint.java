// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * Where requests go, and who signs the tokens. Built from a region by the endpoint rules
 * of AWS, or from an explicit URI for emulators, proxies and VPC endpoints.
 * <p>
 * Requests carry passwords, so an endpoint is always {@code https}, unless the host is
 * the loopback interface or plain text was allowed explicitly; and a region is accepted
 * only as a single host label, so that no configuration value can name another host.
 *
 * @since 0.1.0
 */
public final class CognitoEndpoint {

	private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

	private static final Pattern LOOPBACK = Pattern
		.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

	private final URI uri;

	private CognitoEndpoint(URI uri) {
		this.uri = uri;
	}

	/**
	 * Return the public endpoint of a region.
	 * @param region a region name such as {@code eu-west-1}
	 * @return {@code https://cognito-idp.<region>.<suffix of the partition>/}
	 * @throws IllegalArgumentException if the region is not a single host label
	 */
	public static CognitoEndpoint ofRegion(String region) {
		return ofRegion(region, false);
	}

	/**
	 * Return the endpoint of a region, by choice the one with FIPS 140 validated
	 * cryptography.
	 * @param region a region name such as {@code us-gov-west-1}
	 * @param fips whether to use {@code cognito-idp-fips}
	 * @return the endpoint
	 * @throws IllegalArgumentException if the region is not a single host label, or has
	 * no FIPS endpoint
	 */
	public static CognitoEndpoint ofRegion(String region, boolean fips) {
		Assert.notNull(region, "'region' must not be null");
		Assert.isTrue(REGION.matcher(region).matches(), "A region is a single host label such as 'eu-west-1'");
		CognitoPartition partition = CognitoPartition.ofRegion(region);
		Assert.isTrue(!fips || partition.hasFips(region), () -> "Amazon Cognito has no FIPS endpoint in region '"
				+ region + "'; there is one in us-east-1, us-east-2, us-west-1, us-west-2 and the GovCloud regions");
		String service = (fips ? "cognito-idp-fips." : "cognito-idp.");
		return new CognitoEndpoint(URI.create("https://" + service + region + "." + partition.dnsSuffix() + "/"));
	}

	/**
	 * Return an explicit endpoint.
	 * @param uri an absolute {@code https} URI without user information, query and
	 * fragment; {@code http} only for a loopback host
	 * @return the endpoint
	 * @throws IllegalArgumentException if the URI is anything else
	 */
	public static CognitoEndpoint ofUri(URI uri) {
		return ofUri(uri, false);
	}

	/**
	 * Return an explicit endpoint that may be reached without TLS.
	 * @param uri an absolute {@code https} or {@code http} URI without user information,
	 * query and fragment
	 * @param allowPlainText whether {@code http} is accepted for a host that is not
	 * loopback; passwords are then readable for everybody on the way
	 * @return the endpoint
	 * @throws IllegalArgumentException if the URI is anything else
	 */
	public static CognitoEndpoint ofUri(URI uri, boolean allowPlainText) {
		Assert.notNull(uri, "'uri' must not be null");
		Assert.isTrue(uri.isAbsolute() && uri.getHost() != null,
				"An endpoint is an absolute URI with a host, such as 'https://cognito-idp.eu-west-1.amazonaws.com'");
		Assert.isTrue(uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
				"An endpoint has no user information, query or fragment");
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		Assert.isTrue(scheme.equals("https") || scheme.equals("http"), "An endpoint starts with 'https://'");
		Assert.isTrue(scheme.equals("https") || allowPlainText || isLoopback(uri),
				"An endpoint without TLS would send passwords in plain text: use 'https://', "
						+ "a loopback host, or allow plain text explicitly");
		String path = uri.getRawPath();
		return new CognitoEndpoint((path == null || path.isEmpty()) ? uri.resolve("/") : uri);
	}

	/**
	 * Return whether a URI stays on this machine.
	 * @param uri the URI
	 * @return whether its host is {@code localhost} or a loopback address
	 */
	public static boolean isLoopback(URI uri) {
		String host = uri.getHost();
		return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

	/**
	 * Return where requests are posted.
	 * @return an absolute URI
	 */
	public URI uri() {
		return this.uri;
	}

	/**
	 * Return the issuers that tokens of a pool at this endpoint can have (claim
	 * {@code iss}).
	 * @param userPoolId the pool
	 * @return {@link UserPoolId#issuers() those of the pool id} for an endpoint of AWS,
	 * whichever region it is in; for any other the endpoint followed by the pool id, as
	 * emulators have it; without a trailing slash
	 */
	public List<String> issuers(UserPoolId userPoolId) {
		Assert.notNull(userPoolId, "'userPoolId' must not be null");
		if (CognitoPartition.isHostOfAws(this.uri.getHost())) {
			return userPoolId.issuers();
		}
		String base = this.uri.toString();
		return List.of(base + (base.endsWith("/") ? "" : "/") + userPoolId.value());
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
