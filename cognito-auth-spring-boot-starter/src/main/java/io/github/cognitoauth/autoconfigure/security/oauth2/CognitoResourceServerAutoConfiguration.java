package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.security.oauth2.CognitoJwtGrantedAuthoritiesConverter;
import io.github.cognitoauth.security.oauth2.CognitoJwtPrincipal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.web.client.RestTemplate;

/**
 * Auto-configuration of a servlet resource server for the tokens of the pool, by
 * {@code cognito.resource-server.enabled}. It is off by default: a {@code JwtDecoder}
 * turns the default filter chain into one for bearer tokens, and a validator that is a
 * bean takes part in every decoder that Boot makes. What
 * {@code spring.security.oauth2.resourceserver.jwt.*} sets up goes first.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CognitoAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class },
		before = { OAuth2ResourceServerWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class })
@ConditionalOnClass({ BearerTokenAuthenticationToken.class, JwtDecoder.class,
		OAuth2ResourceServerAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty("cognito.resource-server.enabled")
@ConditionalOnBean(CognitoClient.class)
public final class CognitoResourceServerAutoConfiguration {

	/** Keys are fetched while a request waits, and seldom. */
	private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(10);

	CognitoResourceServerAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "cognitoTokenValidator")
	OAuth2TokenValidator<Jwt> cognitoTokenValidator(CognitoConnectionDetails details, CognitoClient client,
			CognitoProperties properties) {
		return CognitoIssuer.of(details, client, properties).validator(details, properties);
	}

	@Bean
	@ConditionalOnMissingBean(JwtDecoder.class)
	SupplierJwtDecoder cognitoJwtDecoder(CognitoConnectionDetails details, CognitoClient client,
			CognitoProperties properties, ObjectProvider<OAuth2TokenValidator<Jwt>> validators,
			ObjectProvider<JwkSetUriJwtDecoderBuilderCustomizer> customizers) {
		CognitoIssuer issuer = CognitoIssuer.of(details, client, properties);
		return new SupplierJwtDecoder(() -> decoder(issuer, validators, customizers));
	}

	private static JwtDecoder decoder(CognitoIssuer issuer, ObjectProvider<OAuth2TokenValidator<Jwt>> validators,
			ObjectProvider<JwkSetUriJwtDecoderBuilderCustomizer> customizers) {
		SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
		http.setConnectTimeout(KEYS_TIMEOUT);
		http.setReadTimeout(KEYS_TIMEOUT);
		JwkSetUriJwtDecoderBuilder builder = NimbusJwtDecoder.withJwkSetUri(issuer.jwkSetUri())
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.restOperations(new RestTemplate(http));
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		NimbusJwtDecoder decoder = builder.build();
		List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>();
		all.add(new JwtIssuerValidator(issuer.uri()));
		all.addAll(validators.orderedStream().toList());
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(all));
		return decoder;
	}

	@Bean
	@ConditionalOnMissingBean
	JwtAuthenticationConverter cognitoJwtAuthenticationConverter(CognitoProperties properties) {
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtPrincipalConverter(CognitoJwtPrincipal::new);
		converter.setJwtGrantedAuthoritiesConverter(
				new CognitoJwtGrantedAuthoritiesConverter(properties.getSecurity().getAuthorityPrefix()));
		return converter;
	}

}
