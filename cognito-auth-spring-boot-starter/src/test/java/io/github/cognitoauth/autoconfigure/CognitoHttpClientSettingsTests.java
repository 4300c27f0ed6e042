// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoHttpClientSettings}.
 */
class CognitoHttpClientSettingsTests {

	private final CognitoHttpProperties properties = new CognitoHttpProperties();

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	@Test
	void mergeWhenNothingIsSetThenWaitsThreeSecondsForAConnection() {
		assertThat(merge(HttpClientSettings.defaults()).connectTimeout()).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void mergeWhenCommonSettingsExistThenAreUsed() {
		HttpClientSettings merged = merge(
				HttpClientSettings.defaults().withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)));
		assertThat(merged.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(merged.readTimeout()).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void mergeWhenOwnSettingsExistThenWin() {
		this.properties.setConnectTimeout(Duration.ofSeconds(4));
		this.properties.setReadTimeout(Duration.ofSeconds(5));
		HttpClientSettings merged = merge(
				HttpClientSettings.defaults().withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)));
		assertThat(merged.connectTimeout()).isEqualTo(Duration.ofSeconds(4));
		assertThat(merged.readTimeout()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void mergeWhenCommonSettingsFollowRedirectsAndKeepCookiesThenNeitherIsDone() {
		HttpClientSettings merged = merge(HttpClientSettings.defaults()
			.withRedirects(HttpRedirects.FOLLOW)
			.withCookieHandling(HttpCookieHandling.ENABLE));
		assertThat(merged.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);
		assertThat(merged.cookieHandling()).isEqualTo(HttpCookieHandling.DISABLE);
	}

	@Test
	void mergeWhenSslBundleIsNamedThenIsUsed() {
		SslBundle bundle = mock(SslBundle.class);
		this.beans.addBean("sslBundles", new DefaultSslBundleRegistry("corporate", bundle));
		this.properties.getSsl().setBundle("corporate");
		assertThat(merge(HttpClientSettings.defaults()).sslBundle()).isSameAs(bundle);
	}

	private HttpClientSettings merge(HttpClientSettings common) {
		ObjectProvider<SslBundles> bundles = this.beans.getBeanProvider(SslBundles.class);
		return CognitoHttpClientSettings.merge(this.properties, common, bundles);
	}

}
