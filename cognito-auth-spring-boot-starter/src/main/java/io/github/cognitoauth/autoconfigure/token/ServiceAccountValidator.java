// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;
import java.util.regex.Pattern;

import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.autoconfigure.CognitoProperties.SignInFlow;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties.AccountType;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Checks one service account. */
final class ServiceAccountValidator {

	private static final int MAX_SCOPES = 50;

	/** Emulators have other characters than the service. */
	private static final Pattern CLIENT_ID = Pattern.compile("\\S{1,128}");

	private final String prefix;

	private final ServiceAccountProperties account;

	private final ConfigurationProblems problems;

	private final CommonClient common;

	private ServiceAccountValidator(String prefix, ServiceAccountProperties account, ConfigurationProblems problems,
			CommonClient common) {
		this.common = common;
		this.prefix = prefix;
		this.account = account;
		this.problems = problems;
	}

	static void validate(String prefix, ServiceAccountProperties account, ConfigurationProblems problems,
			CommonClient common) {
		ServiceAccountValidator validator = new ServiceAccountValidator(prefix, account, problems, common);
		if (AccountKind.of(account) == AccountType.PASSWORD) {
			validator.passwordAccount();
		}
		else {
			validator.clientAccount();
		}
		validator.client();
		validator.allowedHosts();
		validator.refresh();
	}

	private void passwordAccount() {
		required("username", this.account.getUsername(),
				"the user name of the account. For a machine-to-machine account set '%sscopes' or '%stype=client' instead."
					.formatted(this.prefix, this.prefix));
		required("password", this.account.getPassword(),
				"the password of the account, from a secret store or an environment variable.");
		this.problems.check(this.account.getScopes().isEmpty(), this.prefix + "scopes",
				"is set together with '" + this.prefix + "username'",
				"Remove it: the scopes of a user's token cannot be chosen. Or remove user name and password to get "
						+ "machine-to-machine tokens.");
		String totpSecret = this.account.getTotpSecret();
		if (totpSecret != null && StringUtils.hasText(totpSecret)) {
			this.problems.make(this.prefix + "totp-secret", () -> TotpSecret.fromBase32(totpSecret),
					"Set '" + this.prefix + "totp-secret' to the base32 secret that the authenticator app of the "
							+ "account was set up with.");
		}
		this.problems.check(this.account.getFlow() != SignInFlow.CUSTOM || !StringUtils.hasText(totpSecret),
				this.prefix + "totp-secret", "is set, but the flow 'custom' asks no one-time code",
				"Remove one of them.");
	}

	private void clientAccount() {
		unused("username", this.account.getUsername());
		unused("password", this.account.getPassword());
		unused("totp-secret", this.account.getTotpSecret());
		this.problems.check(this.account.getScopes().size() <= MAX_SCOPES, this.prefix + "scopes",
				"has more than 50 values", "List at most 50 scopes, or none for all scopes of the app client.");
		this.problems.check(this.account.getFlow() == null, this.prefix + "flow",
				"is set, but a machine-to-machine account does not sign in", "Remove it.");
		boolean ownClient = StringUtils.hasText(this.account.getClientId());
		boolean ownSecret = StringUtils.hasText(this.account.getClientSecret())
				|| !this.account.getClientSecrets().isEmpty();
		this.problems.check(ownClient ? ownSecret : (ownSecret || this.common.mayHaveSecret()),
				this.prefix + "client-secret",
				"is not set, but a machine-to-machine account has nothing else to prove itself with",
				ownClient
						? "Set it to the secret of the account's app client, from a secret store or an environment "
								+ "variable."
						: "Set '" + this.common.prefix() + "client-secret' to the secret of the common app client, or '"
								+ this.prefix + "client-id' and '" + this.prefix
								+ "client-secret' to those of another.");
	}

	private void client() {
		String clientId = this.account.getClientId();
		if (StringUtils.hasText(clientId)) {
			this.problems.check(clientId != null && CLIENT_ID.matcher(clientId).matches(), this.prefix + "client-id",
					"does not look like the id of an app client: 1 to 128 characters without white space",
					"Copy 'Client ID' from the app client in the AWS console, or remove it to use the common app "
							+ "client.");
			this.problems.checkResolved(this.prefix + "client-id", clientId);
		}
		this.problems.checkClientSecrets(this.prefix, this.account.getClientSecret(), this.account.getClientSecrets());
		boolean secretWithoutClient = !StringUtils.hasText(this.account.getClientId())
				&& (StringUtils.hasText(this.account.getClientSecret()) || !this.account.getClientSecrets().isEmpty());
		this.problems.check(!secretWithoutClient, this.prefix + "client-secret",
				"is set without '" + this.prefix + "client-id'",
				"Set the client id that the secret belongs to, or remove the secret to use the common app client.");
	}

	private void allowedHosts() {
		this.problems.make(this.prefix + "allowed-hosts", this.account::toTargets,
				"List host names such as 'api.example.com' or '*.example.com', without scheme, port and path.");
	}

	private void refresh() {
		String section = this.prefix + "refresh.";
		TokenRefreshProperties refresh = this.account.getRefresh();
		this.problems.checkPositive(section + "advisory-window", refresh.getAdvisoryWindow());
		this.problems.checkPositive(section + "mandatory-window", refresh.getMandatoryWindow());
		this.problems.checkPositive(section + "min-backoff", refresh.getMinBackoff());
		this.problems.checkPositive(section + "max-backoff", refresh.getMaxBackoff());
		this.problems.checkPositive(section + "min-cool-down", refresh.getMinCoolDown());
		this.problems.checkPositive(section + "max-cool-down", refresh.getMaxCoolDown());
		this.problems.checkPositive(section + "timeout", refresh.getTimeout());
		this.problems.checkPositive(section + "sign-in-timeout", refresh.getSignInTimeout());
		this.problems.checkPositive(section + "wait-timeout", refresh.getWaitTimeout());
		TokenRefreshPolicy defaults = TokenRefreshPolicy.defaults();
		this.problems.checkOrder(section + "min-backoff", orElse(refresh.getMinBackoff(), defaults.minBackoff()),
				section + "max-backoff", orElse(refresh.getMaxBackoff(), defaults.maxBackoff()));
		this.problems.checkOrder(section + "min-cool-down", orElse(refresh.getMinCoolDown(), defaults.minCoolDown()),
				section + "max-cool-down", orElse(refresh.getMaxCoolDown(), defaults.maxCoolDown()));
	}

	private static Duration orElse(@Nullable Duration value, Duration defaultValue) {
		return (value != null) ? value : defaultValue;
	}

	private void required(String property, @Nullable String value, String what) {
		this.problems.check(StringUtils.hasText(value), this.prefix + property, "is not set",
				"Set '" + this.prefix + property + "' to " + what);
		this.problems.checkResolved(this.prefix + property, value);
	}

	private void unused(String property, @Nullable String value) {
		this.problems.check(!StringUtils.hasText(value), this.prefix + property,
				"is set, but a machine-to-machine account has no use for it",
				"Remove it, or set '" + this.prefix + "type=password' and remove the scopes.");
	}

}
