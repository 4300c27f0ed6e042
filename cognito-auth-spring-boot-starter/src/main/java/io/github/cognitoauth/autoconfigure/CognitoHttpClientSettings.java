// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Puts {@code cognito.http} on top of the settings of all clients. Redirects and cookies
 * are not settings here: a request with a password goes nowhere else, whatever other
 * clients do.
 */
final class CognitoHttpClientSettings {

	private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(3);

	private CognitoHttpClientSettings() {
	}

	static HttpClientSettings merge(CognitoHttpProperties properties, HttpClientSettings common,
			ObjectProvider<SslBundles> sslBundles) {
		HttpClientSettings settings = common.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withCookieHandling(HttpCookieHandling.DISABLE);
		if (properties.getConnectTimeout() != null) {
			settings = settings.withConnectTimeout(properties.getConnectTimeout());
		}
		else if (settings.connectTimeout() == null) {
			settings = settings.withConnectTimeout(DEFAULT_CONNECT_TIMEOUT);
		}
		if (properties.getReadTimeout() != null) {
			settings = settings.withReadTimeout(properties.getReadTimeout());
		}
		String bundle = properties.getSsl().getBundle();
		return StringUtils.hasText(bundle) ? settings.withSslBundle(sslBundles.getObject().getBundle(bundle))
				: settings;
	}

}
