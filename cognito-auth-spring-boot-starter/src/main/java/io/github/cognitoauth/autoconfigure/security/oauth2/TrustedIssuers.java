package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoHttpProperties;
import io.github.cognitoauth.autoconfigure.TokenUse;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.security.oauth2.CognitoAccessTokenValidator;
import io.github.cognitoauth.security.oauth2.CognitoIdTokenValidator;
import io.github.cognitoauth.security.oauth2.CognitoIssuer;
import io.github.cognitoauth.security.oauth2.CognitoIssuerKeys;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Whose tokens are accepted. What is not about servlets or WebFlux is decided here for
 * both.
 */
final class TrustedIssuers {

	private final CognitoConnectionDetails details;

	private final CognitoResourceServerProperties properties;

	private final CognitoHttpProperties http;

	private final List<CognitoIssuer> issuers;

	TrustedIssuers(CognitoConnectionDetails details, CognitoClient client, CognitoResourceServerProperties properties,
			CognitoHttpProperties http) {
		this.details = details;
		this.properties = properties;
		this.http = http;
		URI jwkSetUri = properties.getJwkSetUri();
		this.issuers = names(details, client).stream()
			.map((name) -> (jwkSetUri != null) ? new CognitoIssuer(name, jwkSetUri) : CognitoIssuer.of(name))
			.toList();
	}

	private static List<String> names(CognitoConnectionDetails details, CognitoClient client) {
		URI configured = details.getIssuerUri();
		if (configured != null) {
			// the claim has none, and it is easily typed
			return List.of(StringUtils.trimTrailingCharacter(configured.toString(), '/'));
		}
		UserPoolId userPoolId = client.userPoolId();
		Assert.state(userPoolId != null, "Set 'cognito.user-pool-id' or 'cognito.issuer-uri' for the resource server");
		return client.endpoint().issuers(userPoolId);
	}

	OAuth2TokenValidator<Jwt> validator() {
		List<String> clientIds = this.properties.getClientIds().isEmpty() ? List.of(this.details.getClientId())
				: this.properties.getClientIds();
		String issuer = this.issuers.get(0).uri();
		return (this.properties.getTokenUse() == TokenUse.ID) ? new CognitoIdTokenValidator(issuer, clientIds)
				: new CognitoAccessTokenValidator(issuer, clientIds);
	}

	CognitoIssuerKeys keys(Supplier<WebClient> webClient) {
		return CognitoIssuerKeys.builder(this.issuers, webClient)
			.timeout(this.http.getRequestTimeout())
			.outageTolerance(this.properties.getKeyOutageTolerance())
			.build();
	}

}
