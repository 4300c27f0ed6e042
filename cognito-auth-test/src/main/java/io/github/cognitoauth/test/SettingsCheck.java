// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.Set;

import io.github.cognitoauth.test.internal.state.AttributeRules;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.ExplicitAuthFlow;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;

/**
 * Refuses settings that contradict each other: a test against such a pool would show
 * nothing.
 */
final class SettingsCheck {

	private SettingsCheck() {
	}

	static void check(PoolSettings settings, Iterable<AppClientSettings> clients) {
		if (settings.mfa() == MfaConfiguration.OFF && !settings.mfaFactors().isEmpty()) {
			throw new IllegalStateException("The pool offers " + settings.mfaFactors()
					+ " but its MFA is OFF: make it OPTIONAL or ON, or name no factors");
		}
		if (settings.mfa() != MfaConfiguration.OFF && settings.mfaFactors().isEmpty()) {
			throw new IllegalStateException(
					"MFA of the pool is " + settings.mfa() + " without a factor: name at least one in 'mfa(..)'");
		}
		if (settings.firstFactors().contains(FirstFactor.WEB_AUTHN) && settings.relyingPartyId() == null) {
			throw new IllegalStateException(
					"WEB_AUTHN is a first factor and no passkey can be registered: " + "set 'relyingPartyId(..)'");
		}
		for (String name : settings.requiredAttributes()) {
			if (!AttributeRules.canBeRequired(name)) {
				throw new IllegalStateException("'" + name
						+ "' cannot be a required attribute: only standard ones that " + "users can write are");
			}
		}
		for (String name : settings.verifiedBeforeUpdate()) {
			if (!"email".equals(name) && !"phone_number".equals(name)) {
				throw new IllegalStateException(
						"'" + name + "' cannot be verified: only 'email' and 'phone_number' can");
			}
		}
		clients.forEach(SettingsCheck::check);
	}

	private static void check(AppClientSettings client) {
		if (client.allows(ExplicitAuthFlow.ALLOW_CLIENT_TOKEN_AUTH) && client.secrets().isEmpty()) {
			throw new IllegalStateException("App client '" + client.clientId()
					+ "' gets tokens of its own and cannot prove who it is: give it a 'secret(..)'");
		}
	}

	static void checkOffered(Set<MfaFactor> offered, MfaFactor factor) {
		if (!offered.contains(factor)) {
			throw new IllegalStateException(
					"The pool does not offer " + factor + ": name it in 'mfa(..)' of the pool's builder");
		}
	}

}
