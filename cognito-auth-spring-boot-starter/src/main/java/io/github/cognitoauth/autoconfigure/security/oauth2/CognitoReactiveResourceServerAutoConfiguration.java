// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import io.github.cognitoauth.autoconfigure.CognitoHttpProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.TokenUse;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.security.CognitoLevelsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityProperties;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountProperties;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.oauth2.CognitoIssuerReactiveJwtDecoder;
import io.github.cognitoauth.security.oauth2.CognitoJwtPrincipal;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

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
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The twin of {@link CognitoResourceServerAutoConfiguration} for WebFlux.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CognitoUserPoolsAutoConfiguration.class, CognitoLevelsAutoConfiguration.class,
				ReactiveOAuth2ResourceServerAutoConfiguration.class },
		before = { ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration.class,
				ReactiveUserDetailsServiceAutoConfiguration.class })
@ConditionalOnClass({ BearerTokenAuthenticationToken.class, ReactiveJwtDecoder.class,
		ReactiveOAuth2ResourceServerAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty("cognito.resource-server.enabled")
@EnableConfigurationProperties({ CognitoResourceServerProperties.class, CognitoSecurityProperties.class })
@ConditionalOnBean(CognitoUserPools.class)
public final class CognitoReactiveResourceServerAutoConfiguration {

	CognitoReactiveResourceServerAutoConfiguration() {
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
	@ConditionalOnMissingBean(ReactiveJwtDecoder.class)
	CognitoIssuerReactiveJwtDecoder cognitoReactiveJwtDecoder(TrustedPools trusted, CognitoHttpProperties http,
			@Qualifier("cognitoWebClient") ObjectProvider<WebClient> webClient,
			ObjectProvider<OAuth2TokenValidator<Jwt>> validators) {
		return new CognitoIssuerReactiveJwtDecoder(trusted.keys(http, webClient::getObject),
				validators.orderedStream().toList(), trusted.tokenPools()::principal);
	}

	/**
	 * The same as the default chain of the login, with its pages, which accepts bearer
	 * tokens too. Boot's own one does not back off, so this one has to come before it.
	 */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE - 5)
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
	SecurityWebFilterChain cognitoSecurityWebFilterChain(ServerHttpSecurity http,
			ObjectProvider<CognitoServerLogin> login, ObjectProvider<CognitoReactiveAuthenticationManager> main,
			ObjectProvider<CognitoServerAccount> account, ObjectProvider<CognitoAccountProperties> properties) {
		CognitoServerLogin ofMain = (main.getIfAvailable() != null) ? login.getIfAvailable() : null;
		CognitoAccountProperties pages = properties.getIfAvailable();
		if (ofMain != null && pages != null && pages.isEnabled()) {
			account.getObject().apply(http);
		}
		return new LoginAndBearerWebFilterChain().build(http, ofMain);
	}

	/**
	 * In all chains, since all can have a bearer filter; the others never see the
	 * failure.
	 */
	@Bean
	Customizer<ServerHttpSecurity> cognitoKeyOutageCustomizer() {
		return (http) -> http.addFilterBefore(new KeyOutageWebFilter(), SecurityWebFiltersOrder.AUTHENTICATION);
	}

	/** In all chains, too: each of them can have rules that ask for a level. */
	@Bean
	Customizer<ServerHttpSecurity> cognitoLevelBearerCustomizer(ObjectProvider<TrustedPools> trusted) {
		return (http) -> http.addFilterBefore(new LevelWebFilter(new LevelChallenge(trusted::getObject)),
				SecurityWebFiltersOrder.AUTHORIZATION);
	}

	/**
	 * The converter of Spring Security for WebFlux names a token after one claim. Tokens
	 * of our decoder know their name, those of others have none without a user.
	 */
	@Bean
	@ConditionalOnMissingBean
	ReactiveJwtAuthenticationConverter cognitoReactiveJwtAuthenticationConverter(
			CognitoResourceServerProperties properties, TrustedPools trusted,
			ObjectProvider<ReactiveJwtDecoder> decoder) {
		ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
		String user = (properties.getTokenUse() == TokenUse.ID) ? "cognito:username" : "username";
		converter.setPrincipalClaimName((decoder.getIfAvailable() instanceof CognitoIssuerReactiveJwtDecoder)
				? CognitoJwtPrincipal.NAME : user);
		converter
			.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(trusted.tokenPools()));
		return converter;
	}

	private static CognitoLevelNames names(ObjectProvider<CognitoLevelSettings> levels) {
		return levels.getIfAvailable(CognitoLevelSettings::defaults).names();
	}

}
