package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Checks the properties that say which user pool to talk to. */
final class ConnectionPropertiesValidator {

	private static final String OPT_OUT = " Or add a CognitoConnectionDetails bean, "
			+ "or set 'cognito.enabled=false' if this application does not use Cognito.";

	private static final String FORMAT = "User pool ids look like 'eu-west-1_Ab1Cd2Ef3': "
			+ "copy 'User pool ID' from the overview of the user pool in the AWS console.";

	private ConnectionPropertiesValidator() {
	}

	static void validate(CognitoProperties properties) {
		ConfigurationProblems problems = new ConfigurationProblems();
		UserPoolId pool = userPoolId(properties.getUserPoolId(), problems);
		clientId(properties.getClientId(), properties.getEndpoint(), problems);
		ClientSecretProperties.validate("cognito.", properties.getClientSecret(), properties.getClientSecrets(),
				problems);
		region(properties, pool, problems);
		endpoint(properties, problems);
		keySource("cognito.issuer-uri", properties.getIssuerUri(), properties.isAllowPlainTextEndpoint(), problems);
		keySource("cognito.resource-server.jwk-set-uri", properties.getResourceServer().getJwkSetUri(),
				properties.isAllowPlainTextEndpoint(), problems);
		problems.throwIfAny();
	}

	private static @Nullable UserPoolId userPoolId(@Nullable String userPoolId, ConfigurationProblems problems) {
		if (userPoolId == null || !StringUtils.hasText(userPoolId)) {
			problems.add("cognito.user-pool-id", "is not set",
					"Set 'cognito.user-pool-id' to the id of the user pool. " + FORMAT + OPT_OUT);
			return null;
		}
		return problems.make("cognito.user-pool-id", () -> new UserPoolId(userPoolId), FORMAT);
	}

	private static void clientId(@Nullable String clientId, @Nullable URI endpoint, ConfigurationProblems problems) {
		if (clientId == null || !StringUtils.hasText(clientId)) {
			problems.add("cognito.client-id", "is not set", "Set 'cognito.client-id' to the id of an app client of the "
					+ "user pool: letters and digits such as '1example23456789', under 'App clients' in the AWS console."
					+ OPT_OUT);
			return;
		}
		problems.checkResolved("cognito.client-id", clientId);
		problems.check(ClientIdFormat.matches(clientId, endpoint), "cognito.client-id",
				"does not look like the id of an app client: 1 to 128 letters and digits, such as '1example23456789'",
				"Copy 'Client ID' from the app client in the AWS console; its name and its secret are something else.");
	}

	private static void region(CognitoProperties properties, @Nullable UserPoolId pool,
			ConfigurationProblems problems) {
		String region = properties.getRegion();
		if (region != null && StringUtils.hasText(region)) {
			problems.make("cognito.region", () -> CognitoEndpoint.ofRegion(region, properties.isFips()),
					"Set 'cognito.region' to the name of a region such as 'eu-west-1', or remove it: "
							+ "the region of the user pool id is the default.");
		}
		else if (properties.isFips() && properties.getEndpoint() == null) {
			fips(pool, problems);
		}
	}

	private static void fips(@Nullable UserPoolId pool, ConfigurationProblems problems) {
		if (pool != null) {
			problems.make("cognito.fips", () -> CognitoEndpoint.ofRegion(pool.region(), true),
					"Remove 'cognito.fips', or set 'cognito.region' to a region with a FIPS endpoint "
							+ "if the user pool is replicated there; the region of the user pool id is the default.");
		}
	}

	private static void endpoint(CognitoProperties properties, ConfigurationProblems problems) {
		URI endpoint = properties.getEndpoint();
		if (endpoint == null) {
			return;
		}
		problems.make("cognito.endpoint", () -> CognitoEndpoint.ofUri(endpoint, properties.isAllowPlainTextEndpoint()),
				"Set 'cognito.endpoint' to an https URI such as 'https://cognito-idp.eu-west-1.amazonaws.com', "
						+ "or to http on a loopback host such as 'http://localhost:9229' for an emulator; or remove it.");
		problems.check(!properties.isFips(), "cognito.fips", "is set together with 'cognito.endpoint'",
				"Keep one of them: 'cognito.fips' chooses among the endpoints of AWS.");
	}

	/**
	 * The keys that verify tokens are read from there, so nobody may be able to change
	 * them.
	 */
	private static void keySource(String property, @Nullable URI uri, boolean allowPlainText,
			ConfigurationProblems problems) {
		if (uri != null) {
			problems.make(property, () -> CognitoEndpoint.ofUri(uri, allowPlainText),
					"Set '" + property + "' to an https URI such as "
							+ "'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3', or remove it.");
		}
	}

}
