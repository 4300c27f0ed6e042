// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * The providers that an application signs in with; loaded with the OAuth 2 client only.
 */
final class OAuth2Links {

	private OAuth2Links() {
	}

	static Map<String, String> of(ApplicationContext beans, String authorizationUrl) {
		Map<String, String> links = new LinkedHashMap<>();
		if (beans.getBeanProvider(ReactiveClientRegistrationRepository.class)
			.getIfUnique() instanceof Iterable<?> registrations) {
			for (Object item : registrations) {
				if (item instanceof ClientRegistration registration
						&& registration.getAuthorizationGrantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE)) {
					links.put(authorizationUrl + "/" + registration.getRegistrationId(), registration.getClientName());
				}
			}
		}
		return links;
	}

}
