// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.IssuerConfiguration;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PasswordPolicy;
import io.github.cognitoauth.test.pool.PreSignUp;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;

/** What a builder has collected about a pool itself, and the defaults. */
final class PoolDraft {

	final Set<String> requiredAttributes = new LinkedHashSet<>();

	final Set<String> verifiedBeforeUpdate = new LinkedHashSet<>();

	String region = "us-east-1";

	String name = "";

	@Nullable String userPoolId;

	IssuerConfiguration issuerConfiguration = IssuerConfiguration.ORIGINAL;

	Duration authSessionValidity = Duration.ofMinutes(3);

	MfaConfiguration mfa = MfaConfiguration.OFF;

	Set<MfaFactor> mfaFactors = Set.of();

	Set<FirstFactor> firstFactors = Set.of(FirstFactor.PASSWORD);

	DeviceTracking deviceTracking = DeviceTracking.OFF;

	PasswordPolicy passwordPolicy = PasswordPolicy.DEFAULT;

	SignInNames signInNames = SignInNames.USERNAME;

	AuthenticationLevels levels = AuthenticationLevels.DEFAULT;

	int sessionsPerUser;

	boolean caseSensitiveNames = true;

	@Nullable PreSignUp preSignUp;

	@Nullable String relyingPartyId;

	@Nullable CustomAuthentication customAuthentication;

	PoolDraft() {
	}

	PoolDraft(PoolDraft other) {
		this.requiredAttributes.addAll(other.requiredAttributes);
		this.verifiedBeforeUpdate.addAll(other.verifiedBeforeUpdate);
		this.region = other.region;
		this.name = other.name;
		this.userPoolId = other.userPoolId;
		this.issuerConfiguration = other.issuerConfiguration;
		this.authSessionValidity = other.authSessionValidity;
		this.mfa = other.mfa;
		this.mfaFactors = other.mfaFactors;
		this.firstFactors = other.firstFactors;
		this.deviceTracking = other.deviceTracking;
		this.passwordPolicy = other.passwordPolicy;
		this.signInNames = other.signInNames;
		this.levels = other.levels;
		this.sessionsPerUser = other.sessionsPerUser;
		this.caseSensitiveNames = other.caseSensitiveNames;
		this.preSignUp = other.preSignUp;
		this.relyingPartyId = other.relyingPartyId;
		this.customAuthentication = other.customAuthentication;
	}

	/** Names differ in lower-case letters, digits and hyphens. */
	private String nameInPoolId() {
		return this.name.replaceAll("[^0-9A-Za-z]", "X");
	}

	/** An id of an app client can have an underscore, that of a pool none. */
	String nameInClientId() {
		return this.name.replaceAll("[^0-9A-Za-z]", "_").toLowerCase(Locale.ROOT);
	}

	PoolSettings settings() {
		String id = (this.userPoolId != null) ? this.userPoolId
				: this.region + "_TestPool" + (this.name.isEmpty() ? "1" : nameInPoolId());
		return new PoolSettings(this.region, id, this.authSessionValidity, this.mfa, this.mfaFactors, this.firstFactors,
				this.deviceTracking, this.passwordPolicy, this.signInNames, this.caseSensitiveNames,
				Set.copyOf(this.requiredAttributes), Set.copyOf(this.verifiedBeforeUpdate), this.issuerConfiguration,
				this.levels, this.sessionsPerUser, this.relyingPartyId, this.preSignUp, this.customAuthentication);
	}

}
