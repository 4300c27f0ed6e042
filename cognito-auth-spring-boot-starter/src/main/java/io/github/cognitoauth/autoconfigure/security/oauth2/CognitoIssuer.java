package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.URI;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties.TokenUse;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.security.oauth2.CognitoAccessTokenValidator;
import io.github.cognitoauth.security.oauth2.CognitoIdTokenValidator;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Who issues the tokens, and where its keys are.
 *
 * @param uri the claim {@code iss}
 * @param jwkSetUri where the keys are
 */
record CognitoIssuer(String uri, String jwkSetUri) {

	static CognitoIssuer of(CognitoConnectionDetails details, CognitoClient client, CognitoProperties properties) {
		String issuer = issuer(details, client);
		URI jwkSetUri = properties.getResourceServer().getJwkSetUri();
		return new CognitoIssuer(issuer,
				(jwkSetUri != null) ? jwkSetUri.toString() : issuer + "/.well-known/jwks.json");
	}

	private static String issuer(CognitoConnectionDetails details, CognitoClient client) {
		URI configured = details.getIssuerUri();
		if (configured != null) {
			// the claim has none, and it is easily typed
			return StringUtils.trimTrailingCharacter(configured.toString(), '/');
		}
		UserPoolId userPoolId = client.userPoolId();
		Assert.state(userPoolId != null, "Set 'cognito.user-pool-id' or 'cognito.issuer-uri' for the resource server");
		return client.endpoint().issuers(userPoolId).get(0);
	}

	OAuth2TokenValidator<Jwt> validator(CognitoConnectionDetails details, CognitoProperties properties) {
		CognitoProperties.ResourceServer settings = properties.getResourceServer();
		List<String> clientIds = settings.getClientIds().isEmpty() ? List.of(details.getClientId())
				: settings.getClientIds();
		return (settings.getTokenUse() == TokenUse.ID) ? new CognitoIdTokenValidator(this.uri, clientIds)
				: new CognitoAccessTokenValidator(this.uri, clientIds);
	}

}
