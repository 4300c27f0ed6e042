package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.security.oauth2.CognitoJwtGrantedAuthoritiesConverter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.JwkSetUriReactiveJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder.JwkSetUriReactiveJwtDecoderBuilder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The twin of {@link CognitoResourceServerAutoConfiguration} for WebFlux.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CognitoAutoConfiguration.class, ReactiveOAuth2ResourceServerAutoConfiguration.class },
		before = { ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration.class,
				ReactiveUserDetailsServiceAutoConfiguration.class })
@ConditionalOnClass({ BearerTokenAuthenticationToken.class, ReactiveJwtDecoder.class,
		ReactiveOAuth2ResourceServerAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty("cognito.resource-server.enabled")
@ConditionalOnBean(CognitoClient.class)
public final class CognitoReactiveResourceServerAutoConfiguration {

	/** Keys are fetched while a request waits, and seldom. */
	private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(10);

	CognitoReactiveResourceServerAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "cognitoTokenValidator")
	OAuth2TokenValidator<Jwt> cognitoTokenValidator(CognitoConnectionDetails details, CognitoClient client,
			CognitoProperties properties) {
		return CognitoIssuer.of(details, client, properties).validator(details, properties);
	}

	@Bean
	@ConditionalOnMissingBean(ReactiveJwtDecoder.class)
	SupplierReactiveJwtDecoder cognitoReactiveJwtDecoder(CognitoConnectionDetails details, CognitoClient client,
			CognitoProperties properties, ObjectProvider<OAuth2TokenValidator<Jwt>> validators,
			ObjectProvider<JwkSetUriReactiveJwtDecoderBuilderCustomizer> customizers) {
		CognitoIssuer issuer = CognitoIssuer.of(details, client, properties);
		return new SupplierReactiveJwtDecoder(() -> decoder(issuer, validators, customizers));
	}

	private static ReactiveJwtDecoder decoder(CognitoIssuer issuer,
			ObjectProvider<OAuth2TokenValidator<Jwt>> validators,
			ObjectProvider<JwkSetUriReactiveJwtDecoderBuilderCustomizer> customizers) {
		WebClient http = WebClient.builder()
			.filter((request, next) -> next.exchange(request).timeout(KEYS_TIMEOUT))
			.build();
		JwkSetUriReactiveJwtDecoderBuilder builder = NimbusReactiveJwtDecoder.withJwkSetUri(issuer.jwkSetUri())
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.webClient(http);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		NimbusReactiveJwtDecoder decoder = builder.build();
		List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>();
		all.add(new JwtIssuerValidator(issuer.uri()));
		all.addAll(validators.orderedStream().toList());
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(all));
		return decoder;
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveJwtAuthenticationConverter cognitoReactiveJwtAuthenticationConverter(CognitoProperties properties) {
		ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
		converter.setPrincipalClaimName((properties.getResourceServer().getTokenUse() == CognitoProperties.TokenUse.ID)
				? "cognito:username" : "username");
		converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(
				new CognitoJwtGrantedAuthoritiesConverter(properties.getSecurity().getAuthorityPrefix())));
		return converter;
	}

}
