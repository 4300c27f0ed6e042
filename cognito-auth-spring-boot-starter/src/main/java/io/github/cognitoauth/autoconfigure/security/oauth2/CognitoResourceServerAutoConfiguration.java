// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import io.github.cognitoauth.autoconfigure.CognitoHttpProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.security.CognitoLevelsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityProperties;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountProperties;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.level.CognitoLevels;
import io.github.cognitoauth.security.oauth2.CognitoIssuerJwtDecoder;
import io.github.cognitoauth.security.oauth2.CognitoTokenPools;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of a servlet resource server for the tokens of the pool, by
 * {@code cognito.resource-server.enabled}. It is off by default: a {@code JwtDecoder}
 * turns the default filter chain into one for bearer tokens, and a validator that is a
 * bean takes part in every decoder that Boot makes. What
 * {@code spring.security.oauth2.resourceserver.jwt.*} sets up goes first.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CognitoUserPoolsAutoConfiguration.class, CognitoLevelsAutoConfiguration.class,
				OAuth2ResourceServerAutoConfiguration.class },
		before = { OAuth2ResourceServerWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class })
@ConditionalOnClass({ BearerTokenAuthenticationToken.class, JwtDecoder.class,
		OAuth2ResourceServerAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty("cognito.resource-server.enabled")
@EnableConfigurationProperties({ CognitoResourceServerProperties.class, CognitoSecurityProperties.class })
@ConditionalOnBean(CognitoUserPools.class)
public final class CognitoResourceServerAutoConfiguration {

	CognitoResourceServerAutoConfiguration() {
	}

	@Bean
	ResourceServerValidator cognitoResourceServerValidator(CognitoResourceServerProperties properties,
			CognitoProperties common, ConfiguredUserPools pools) {
		return new ResourceServerValidator(properties, common, pools);
	}

	@Bean
	TrustedPools cognitoTrustedPools(CognitoUserPools pools, ConfiguredUserPools configured,
			CognitoResourceServerProperties properties, CognitoSecurityProperties security,
			ObjectProvider<CognitoLevelSettings> levels) {
		return new TrustedPools(pools, configured, properties, security, names(levels));
	}

	@Bean
	@ConditionalOnMissingBean(name = "cognitoTokenValidator")
	OAuth2TokenValidator<Jwt> cognitoTokenValidator(TrustedPools trusted) {
		return trusted.tokenPools();
	}

	@Bean
	@ConditionalOnMissingBean(JwtDecoder.class)
	CognitoIssuerJwtDecoder cognitoJwtDecoder(TrustedPools trusted, CognitoHttpProperties http,
			@Qualifier("cognitoWebClient") ObjectProvider<WebClient> webClient,
			ObjectProvider<OAuth2TokenValidator<Jwt>> validators) {
		return new CognitoIssuerJwtDecoder(trusted.keys(http, webClient::getObject),
				validators.orderedStream().toList());
	}

	/**
	 * The same as the default chain of the login, with its pages, which accepts bearer
	 * tokens too.
	 */
	@Bean
	@Order(SecurityFilterProperties.BASIC_AUTH_ORDER)
	@ConditionalOnDefaultWebSecurity
	@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
	SecurityFilterChain cognitoSecurityFilterChain(HttpSecurity http,
			ObjectProvider<CognitoAuthenticationProvider> login, ObjectProvider<CognitoAccountProperties> account) {
		CognitoAccountProperties pages = account.getIfAvailable();
		return new LoginAndBearerChain().build(http, login.getIfAvailable() != null,
				pages != null && pages.isEnabled());
	}

	/**
	 * In all chains, since all can have a bearer filter; the others never see the
	 * failure.
	 */
	@Bean
	Customizer<HttpSecurity> cognitoKeyOutageCustomizer() {
		return (http) -> http.addFilterBefore(new KeyOutageFilter(), BearerTokenAuthenticationFilter.class);
	}

	/** In all chains, too: each of them can have rules that ask for a level. */
	@Bean
	Customizer<HttpSecurity> cognitoLevelBearerCustomizer(ObjectProvider<TrustedPools> trusted) {
		LevelEntryPoint entryPoint = new LevelEntryPoint(new LevelChallenge(trusted::getObject));
		RequestMatcher bearer = (request) -> LevelChallenge
			.isBearer(SecurityContextHolder.getContext().getAuthentication());
		return (http) -> http.exceptionHandling((exceptions) -> {
			for (int level = 1; level <= CognitoLevelNames.HIGHEST; level++) {
				exceptions.defaultDeniedHandlerForMissingAuthority((all) -> all.addEntryPointFor(entryPoint, bearer),
						CognitoLevels.authority(level));
			}
		});
	}

	@Bean
	@ConditionalOnMissingBean
	JwtAuthenticationConverter cognitoJwtAuthenticationConverter(TrustedPools trusted) {
		CognitoTokenPools pools = trusted.tokenPools();
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtPrincipalConverter(pools::principal);
		converter.setJwtGrantedAuthoritiesConverter(pools);
		return converter;
	}

	private static CognitoLevelNames names(ObjectProvider<CognitoLevelSettings> levels) {
		return levels.getIfAvailable(CognitoLevelSettings::defaults).names();
	}

}
