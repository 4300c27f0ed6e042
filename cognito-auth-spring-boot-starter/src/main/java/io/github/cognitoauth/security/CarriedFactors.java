// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.github.cognitoauth.security.factor.CognitoFactors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What somebody who is signed in had proved before proving more. Each factor keeps its
 * time.
 *
 * @param subject whose factors they are
 * @param factors times by factor authority
 */
record CarriedFactors(String subject, Map<String, Instant> factors) implements Serializable {

	CarriedFactors {
		factors = new HashMap<>(factors);
	}

	static CarriedFactors of(CognitoUser user, Authentication current) {
		Map<String, Instant> factors = new HashMap<>();
		current.getAuthorities().forEach((authority) -> {
			if (authority instanceof FactorGrantedAuthority factor && CognitoFactors.isFactor(factor.getAuthority())) {
				factors.merge(factor.getAuthority(), factor.getIssuedAt(), CarriedFactors::later);
			}
		});
		return new CarriedFactors(user.getSubject(), factors);
	}

	static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	@Nullable Instant passwordAt() {
		return this.factors.get(FactorGrantedAuthority.PASSWORD_AUTHORITY);
	}

	/** A code is a second factor beside these, and only beside these. */
	boolean makesSecond(String factor) {
		return factor.equals(CognitoFactors.OTP_AUTHORITY)
				&& (passwordAt() != null || this.factors.containsKey(FactorGrantedAuthority.WEBAUTHN_AUTHORITY));
	}

	void write(ObjectNode json) {
		json.put("subject", this.subject);
		ObjectNode times = json.putObject("factors");
		this.factors.forEach((authority, at) -> times.put(authority, at.toString()));
	}

	static @Nullable CarriedFactors read(JsonNode json) {
		if (!json.path("subject").isString()) {
			return null;
		}
		Map<String, Instant> factors = new HashMap<>();
		json.path("factors").properties().forEach((entry) -> {
			if (CognitoFactors.isFactor(entry.getKey())) {
				factors.put(entry.getKey(), Instant.parse(entry.getValue().asString("")));
			}
		});
		return new CarriedFactors(json.path("subject").stringValue(), factors);
	}

}
