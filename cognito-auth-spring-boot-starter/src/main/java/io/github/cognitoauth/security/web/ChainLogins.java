// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.page.OtherLogins;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;

/**
 * Collects what the other logins of a chain tell Spring Security's own login page, which
 * ours takes the place of. It is never part of the chain.
 */
final class ChainLogins extends DefaultLoginPageGeneratingFilter {

	private boolean oauth2;

	private Map<String, String> oauth2Links = Map.of();

	private boolean saml2;

	private Map<String, String> saml2Links = Map.of();

	private boolean oneTimeToken;

	private String oneTimeTokenUrl = "/ott/generate";

	private boolean passkeys;

	private @Nullable String rememberMeParameter;

	@Override
	public boolean isEnabled() {
		return true;
	}

	@Override
	public void setOauth2LoginEnabled(boolean oauth2LoginEnabled) {
		this.oauth2 = oauth2LoginEnabled;
	}

	@Override
	public void setOauth2AuthenticationUrlToClientName(Map<String, String> oauth2AuthenticationUrlToClientName) {
		this.oauth2Links = oauth2AuthenticationUrlToClientName;
	}

	@Override
	public void setSaml2LoginEnabled(boolean saml2LoginEnabled) {
		this.saml2 = saml2LoginEnabled;
	}

	@Override
	public void setSaml2AuthenticationUrlToProviderName(Map<String, String> saml2AuthenticationUrlToProviderName) {
		this.saml2Links = saml2AuthenticationUrlToProviderName;
	}

	@Override
	public void setOneTimeTokenEnabled(boolean oneTimeTokenEnabled) {
		this.oneTimeToken = oneTimeTokenEnabled;
	}

	@Override
	public void setOneTimeTokenGenerationUrl(String oneTimeTokenGenerationUrl) {
		this.oneTimeTokenUrl = oneTimeTokenGenerationUrl;
	}

	@Override
	public void setPasskeysEnabled(boolean passkeysEnabled) {
		this.passkeys = passkeysEnabled;
	}

	@Override
	public void setRememberMeParameter(String rememberMeParameter) {
		this.rememberMeParameter = rememberMeParameter;
	}

	OtherLogins logins() {
		Map<String, String> links = new LinkedHashMap<>();
		if (this.oauth2) {
			links.putAll(this.oauth2Links);
		}
		if (this.saml2) {
			links.putAll(this.saml2Links);
		}
		return new OtherLogins(links, this.oneTimeToken ? this.oneTimeTokenUrl : null, this.passkeys,
				this.rememberMeParameter);
	}

}
