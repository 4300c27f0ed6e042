// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.ReplicaRegion;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The replica of a user pool in another Region.
 *
 * @since 0.1.0
 */
public class ReplicaProperties {

	/**
	 * Region of the replica, which is called when the primary one does not answer. None
	 * by default.
	 */
	private @Nullable String region;

	/**
	 * URI to call for the replica instead of the endpoint of its region. Needed where the
	 * primary region has such a URI.
	 */
	private @Nullable URI endpoint;

	/**
	 * Who decides which region is called: what calls meet, or an operator.
	 */
	private ReplicaRegion.Mode mode = ReplicaRegion.Mode.AUTOMATIC;

	/**
	 * How long the replica is called at least, once it is.
	 */
	private Duration minimumStay = Duration.ofMinutes(5);

	public @Nullable String getRegion() {
		return this.region;
	}

	public void setRegion(@Nullable String region) {
		this.region = region;
	}

	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(@Nullable URI endpoint) {
		this.endpoint = endpoint;
	}

	public ReplicaRegion.Mode getMode() {
		return this.mode;
	}

	public void setMode(ReplicaRegion.Mode mode) {
		this.mode = mode;
	}

	public Duration getMinimumStay() {
		return this.minimumStay;
	}

	public void setMinimumStay(Duration minimumStay) {
		this.minimumStay = minimumStay;
	}

	/** Return the replica, or {@code null} if there is none. */
	@Nullable ReplicaRegion toReplica(@Nullable URI endpoint, boolean allowPlainText) {
		if (this.region == null || !StringUtils.hasText(this.region)) {
			return null;
		}
		return ReplicaRegion.builder(this.region)
			.endpoint((endpoint != null) ? CognitoEndpoint.ofUri(endpoint, allowPlainText) : null)
			.mode(this.mode)
			.minimumStay(this.minimumStay)
			.build();
	}

}
