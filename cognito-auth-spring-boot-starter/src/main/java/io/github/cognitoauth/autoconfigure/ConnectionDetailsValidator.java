package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Checks what a {@link CognitoConnectionDetails} bean of the application says, and the
 * properties that are combined with it.
 */
final class ConnectionDetailsValidator {

	private static final String GETTER = "CognitoConnectionDetails.get";

	private final CognitoConnectionDetails details;

	private final CognitoProperties properties;

	private final ConfigurationProblems problems;

	ConnectionDetailsValidator(CognitoConnectionDetails details, CognitoProperties properties,
			ConfigurationProblems problems) {
		this.details = details;
		this.properties = properties;
		this.problems = problems;
	}

	void validate() {
		UserPoolId pool = this.problems.make(GETTER + "UserPoolId()",
				() -> new UserPoolId(this.details.getUserPoolId()),
				action("the id of the user pool, such as 'eu-west-1_Ab1Cd2Ef3'"));
		URI endpoint = this.details.getEndpoint();
		this.problems.check(ClientIdFormat.matches(this.details.getClientId(), endpoint), GETTER + "ClientId()",
				"does not look like the id of an app client",
				action("the id of an app client of the user pool, such as '1example23456789'"));
		uri("Endpoint()", endpoint);
		uri("IssuerUri()", this.details.getIssuerUri());
		if (endpoint == null) {
			region(pool);
		}
		else {
			this.problems.check(!this.properties.isFips(), "cognito.fips",
					"is set, but the CognitoConnectionDetails bean has an endpoint of its own",
					"Remove 'cognito.fips', which chooses among the endpoints of AWS, or " + action("no endpoint"));
		}
	}

	private void uri(String getter, @Nullable URI uri) {
		if (uri != null) {
			this.problems.make(GETTER + getter,
					() -> CognitoEndpoint.ofUri(uri, this.properties.isAllowPlainTextEndpoint()),
					action("an https URI, or http on a loopback host") + " In a network where nobody else can read "
							+ "passwords, set 'cognito.allow-plain-text-endpoint=true'.");
		}
	}

	private void region(@Nullable UserPoolId pool) {
		String region = this.details.getRegion();
		boolean regionIsGood = region == null || this.problems.make(GETTER + "Region()",
				() -> CognitoEndpoint.ofRegion(region), action("the name of a region such as 'eu-west-1'")) != null;
		String name = (region != null) ? region : ((pool != null) ? pool.region() : null);
		if (regionIsGood && name != null && this.properties.isFips()) {
			this.problems.make("cognito.fips", () -> CognitoEndpoint.ofRegion(name, true), "Remove 'cognito.fips', or "
					+ action("a region with a FIPS endpoint if the user pool is replicated there"));
		}
	}

	private String action(String value) {
		return "Let the CognitoConnectionDetails bean of type "
				+ ClassUtils.getShortName(ClassUtils.getUserClass(this.details)) + " return " + value + ".";
	}

}
