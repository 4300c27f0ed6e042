// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

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
		PropertyMapper map = PropertyMapper.get();
		HttpClientSettings settings = common.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withCookieHandling(HttpCookieHandling.DISABLE);
		if (settings.connectTimeout() == null) {
			settings = settings.withConnectTimeout(DEFAULT_CONNECT_TIMEOUT);
		}
		settings = map.from(properties::getConnectTimeout).to(settings, HttpClientSettings::withConnectTimeout);
		settings = map.from(properties::getReadTimeout).to(settings, HttpClientSettings::withReadTimeout);
		return map.from(properties.getSsl()::getBundle)
			.whenHasText()
			.as((name) -> bundle(name, sslBundles))
			.to(settings, HttpClientSettings::withSslBundle);
	}

	private static SslBundle bundle(String name, ObjectProvider<SslBundles> sslBundles) {
		return sslBundles.getObject().getBundle(name);
	}

}
