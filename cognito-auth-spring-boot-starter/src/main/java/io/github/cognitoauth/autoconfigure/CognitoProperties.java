package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.RefreshOperation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties of Cognito Auth. Holds secrets and therefore prints none of
 * its values.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito")
public class CognitoProperties {

	/**
	 * Whether to auto-configure anything of Cognito Auth.
	 */
	private boolean enabled = true;

	/**
	 * User pool to sign in to, such as eu-west-1_Ab1Cd2Ef3.
	 */
	private @Nullable String userPoolId;

	/**
	 * App client of the user pool.
	 */
	private @Nullable String clientId;

	/**
	 * Secret of the app client, if it has one.
	 */
	private @Nullable String clientSecret;

	/**
	 * Comma-separated list of the two secrets of the app client while they are rotated,
	 * the newer one first. Cannot be combined with client-secret.
	 */
	private List<String> clientSecrets = new ArrayList<>();

	/**
	 * Region to call where it is not the one in the user pool id, as for a replicated
	 * user pool.
	 */
	private @Nullable String region;

	/**
	 * URI to call instead of the endpoint of the region, for an emulator, a proxy or a
	 * VPC endpoint. Set issuer-uri too, unless it is an emulator that issues under this
	 * address.
	 */
	private @Nullable URI endpoint;

	/**
	 * Whether the endpoint may be http on a host other than this machine. Passwords are
	 * then readable for everybody on the way.
	 */
	private boolean allowPlainTextEndpoint;

	/**
	 * Issuer of the tokens where it is none of those that follow from the user pool id
	 * or, at an emulator, from the endpoint. Only this one is accepted then.
	 */
	private @Nullable URI issuerUri;

	/**
	 * Whether to call the endpoint with FIPS 140 validated cryptography.
	 */
	private boolean fips;

	private final Http http = new Http();

	private final Retry retry = new Retry();

	private final SignIn signIn = new SignIn();

	private final Security security = new Security();

	private final ResourceServer resourceServer = new ResourceServer();

	/**
	 * Service accounts by name.
	 */
	private final Map<String, ServiceAccount> serviceAccounts = new LinkedHashMap<>();

	private final TokenStore tokenStore = new TokenStore();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getUserPoolId() {
		return this.userPoolId;
	}

	public void setUserPoolId(@Nullable String userPoolId) {
		this.userPoolId = userPoolId;
	}

	public @Nullable String getClientId() {
		return this.clientId;
	}

	public void setClientId(@Nullable String clientId) {
		this.clientId = clientId;
	}

	public @Nullable String getClientSecret() {
		return this.clientSecret;
	}

	public void setClientSecret(@Nullable String clientSecret) {
		this.clientSecret = clientSecret;
	}

	public List<String> getClientSecrets() {
		return this.clientSecrets;
	}

	public void setClientSecrets(List<String> clientSecrets) {
		this.clientSecrets = clientSecrets;
	}

	public @Nullable String getRegion() {
		return this.region;
	}

	public void setRegion(@Nullable String region) {
		this.region = region;
	}

	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(@Nullable URI endpoint) {
		this.endpoint = endpoint;
	}

	public boolean isAllowPlainTextEndpoint() {
		return this.allowPlainTextEndpoint;
	}

	public void setAllowPlainTextEndpoint(boolean allowPlainTextEndpoint) {
		this.allowPlainTextEndpoint = allowPlainTextEndpoint;
	}

	public @Nullable URI getIssuerUri() {
		return this.issuerUri;
	}

	public void setIssuerUri(@Nullable URI issuerUri) {
		this.issuerUri = issuerUri;
	}

	public boolean isFips() {
		return this.fips;
	}

	public void setFips(boolean fips) {
		this.fips = fips;
	}

	public Http getHttp() {
		return this.http;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public SignIn getSignIn() {
		return this.signIn;
	}

	public Security getSecurity() {
		return this.security;
	}

	public ResourceServer getResourceServer() {
		return this.resourceServer;
	}

	public Map<String, ServiceAccount> getServiceAccounts() {
		return this.serviceAccounts;
	}

	public TokenStore getTokenStore() {
		return this.tokenStore;
	}

	/**
	 * Settings of the HTTP client that talks to Cognito. What is not set here comes from
	 * {@code spring.http.clients}.
	 */
	public static class Http {

		/**
		 * Maximum time to wait for a connection.
		 */
		private @Nullable Duration connectTimeout;

		/**
		 * Maximum time without any data from the service during one request.
		 */
		private @Nullable Duration readTimeout;

		/**
		 * Maximum time for one attempt, from sending to the last byte of the answer.
		 */
		private Duration requestTimeout = Duration.ofSeconds(10);

		/**
		 * Maximum size of an answer.
		 */
		private DataSize maxResponseSize = DataSize.ofMegabytes(1);

		/**
		 * Maximum number of connections to the service. Applies to Reactor Netty.
		 */
		private int maxConnections = 100;

		/**
		 * Maximum number of requests that wait for a connection. Applies to Reactor
		 * Netty.
		 */
		private int maxPendingRequests = 1000;

		private final Ssl ssl = new Ssl();

		public @Nullable Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(@Nullable Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		public @Nullable Duration getReadTimeout() {
			return this.readTimeout;
		}

		public void setReadTimeout(@Nullable Duration readTimeout) {
			this.readTimeout = readTimeout;
		}

		public Duration getRequestTimeout() {
			return this.requestTimeout;
		}

		public void setRequestTimeout(Duration requestTimeout) {
			this.requestTimeout = requestTimeout;
		}

		public DataSize getMaxResponseSize() {
			return this.maxResponseSize;
		}

		public void setMaxResponseSize(DataSize maxResponseSize) {
			this.maxResponseSize = maxResponseSize;
		}

		public int getMaxConnections() {
			return this.maxConnections;
		}

		public void setMaxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
		}

		public int getMaxPendingRequests() {
			return this.maxPendingRequests;
		}

		public void setMaxPendingRequests(int maxPendingRequests) {
			this.maxPendingRequests = maxPendingRequests;
		}

		public Ssl getSsl() {
			return this.ssl;
		}

		/**
		 * TLS settings.
		 */
		public static class Ssl {

			/**
			 * Name of the SSL bundle.
			 */
			private @Nullable String bundle;

			public @Nullable String getBundle() {
				return this.bundle;
			}

			public void setBundle(@Nullable String bundle) {
				this.bundle = bundle;
			}

		}

	}

	/**
	 * How a failed call is repeated.
	 */
	public static class Retry {

		/**
		 * Maximum number of attempts of one call, including the first.
		 */
		private int maxAttempts = 3;

		/**
		 * Upper bound of the random delay before the second attempt. Doubles with every
		 * further attempt; ten times as long after throttling.
		 */
		private Duration baseDelay = Duration.ofMillis(100);

		/**
		 * Upper bound of the random delay before any attempt.
		 */
		private Duration maxDelay = Duration.ofSeconds(5);

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getBaseDelay() {
			return this.baseDelay;
		}

		public void setBaseDelay(Duration baseDelay) {
			this.baseDelay = baseDelay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

	}

	/**
	 * How users sign in.
	 */
	public static class SignIn {

		/**
		 * Authentication flow of a sign-in. The app client must allow it.
		 */
		private SignInFlow flow = SignInFlow.USER_PASSWORD;

		/**
		 * Operation that exchanges a refresh token.
		 */
		private RefreshOperation refreshOperation = RefreshOperation.GET_TOKENS_FROM_REFRESH_TOKEN;

		/**
		 * Whether to confirm the device that a user pool with device tracking creates for
		 * a sign-in. Without that it refuses the refresh token.
		 */
		private boolean confirmDevices = true;

		public SignInFlow getFlow() {
			return this.flow;
		}

		public void setFlow(SignInFlow flow) {
			this.flow = flow;
		}

		public RefreshOperation getRefreshOperation() {
			return this.refreshOperation;
		}

		public void setRefreshOperation(RefreshOperation refreshOperation) {
			this.refreshOperation = refreshOperation;
		}

		public boolean isConfirmDevices() {
			return this.confirmDevices;
		}

		public void setConfirmDevices(boolean confirmDevices) {
			this.confirmDevices = confirmDevices;
		}

	}

	/**
	 * Integration with Spring Security.
	 */
	public static class Security {

		/**
		 * Whether to let Spring Security authenticate users against the user pool.
		 */
		private boolean enabled = true;

		/**
		 * Whether to tell a disabled, locked, unconfirmed or unknown user apart from a
		 * wrong password.
		 */
		private boolean revealAccountState;

		/**
		 * Prefix of the authority that is made from a group of the user.
		 */
		private String authorityPrefix = "ROLE_";

		/**
		 * Maximum time that a servlet thread waits for one step of a sign-in.
		 */
		private Duration timeout = Duration.ofSeconds(30);

		/**
		 * Maximum time between two steps of a sign-in. Match it to the authentication
		 * flow session duration of the app client.
		 */
		private Duration challengeTimeout = Duration.ofMinutes(3);

		/**
		 * Maximum number of refused answers to the challenges of one sign-in.
		 */
		private int challengeMaxAttempts = 5;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public boolean isRevealAccountState() {
			return this.revealAccountState;
		}

		public void setRevealAccountState(boolean revealAccountState) {
			this.revealAccountState = revealAccountState;
		}

		public String getAuthorityPrefix() {
			return this.authorityPrefix;
		}

		public void setAuthorityPrefix(String authorityPrefix) {
			this.authorityPrefix = authorityPrefix;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		public Duration getChallengeTimeout() {
			return this.challengeTimeout;
		}

		public void setChallengeTimeout(Duration challengeTimeout) {
			this.challengeTimeout = challengeTimeout;
		}

		public int getChallengeMaxAttempts() {
			return this.challengeMaxAttempts;
		}

		public void setChallengeMaxAttempts(int challengeMaxAttempts) {
			this.challengeMaxAttempts = challengeMaxAttempts;
		}

	}

	/**
	 * Acceptance of bearer tokens of the user pool.
	 */
	public static class ResourceServer {

		/**
		 * Whether to accept bearer tokens of the user pool.
		 */
		private boolean enabled;

		/**
		 * Comma-separated list of app clients whose tokens are accepted. Only the
		 * configured client-id if empty.
		 */
		private List<String> clientIds = new ArrayList<>();

		/**
		 * Kind of token that is accepted.
		 */
		private TokenUse tokenUse = TokenUse.ACCESS;

		/**
		 * URI of the keys that sign the tokens, where it is not the one below the issuer.
		 */
		private @Nullable URI jwkSetUri;

		/**
		 * Time for which keys serve on while they cannot be fetched again.
		 */
		private Duration keyOutageTolerance = Duration.ofHours(24);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<String> getClientIds() {
			return this.clientIds;
		}

		public void setClientIds(List<String> clientIds) {
			this.clientIds = clientIds;
		}

		public TokenUse getTokenUse() {
			return this.tokenUse;
		}

		public void setTokenUse(TokenUse tokenUse) {
			this.tokenUse = tokenUse;
		}

		public @Nullable URI getJwkSetUri() {
			return this.jwkSetUri;
		}

		public void setJwkSetUri(@Nullable URI jwkSetUri) {
			this.jwkSetUri = jwkSetUri;
		}

		public Duration getKeyOutageTolerance() {
			return this.keyOutageTolerance;
		}

		public void setKeyOutageTolerance(Duration keyOutageTolerance) {
			this.keyOutageTolerance = keyOutageTolerance;
		}

	}

	/**
	 * Where the tokens of service accounts are kept.
	 */
	public static class TokenStore {

		/**
		 * Kind of store. In memory every instance has a session of its own; with Redis
		 * all instances share one.
		 */
		private StoreType type = StoreType.MEMORY;

		/**
		 * Base64 of the 32 bytes of the AES-256 key that encrypts what is stored. Needed
		 * for Redis.
		 */
		private @Nullable String encryptionKey;

		/**
		 * Comma-separated list of earlier keys, with which values can still be read while
		 * keys are rotated.
		 */
		private List<String> previousEncryptionKeys = new ArrayList<>();

		/**
		 * Prefix of the keys in the store.
		 */
		private String keyPrefix = "cognito-auth:";

		/**
		 * Maximum time to wait for the store. After that the instance carries on alone.
		 */
		private Duration timeout = Duration.ofSeconds(2);

		public StoreType getType() {
			return this.type;
		}

		public void setType(StoreType type) {
			this.type = type;
		}

		public @Nullable String getEncryptionKey() {
			return this.encryptionKey;
		}

		public void setEncryptionKey(@Nullable String encryptionKey) {
			this.encryptionKey = encryptionKey;
		}

		public List<String> getPreviousEncryptionKeys() {
			return this.previousEncryptionKeys;
		}

		public void setPreviousEncryptionKeys(List<String> previousEncryptionKeys) {
			this.previousEncryptionKeys = previousEncryptionKeys;
		}

		public String getKeyPrefix() {
			return this.keyPrefix;
		}

		public void setKeyPrefix(String keyPrefix) {
			this.keyPrefix = keyPrefix;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * An account that this application signs in with by itself.
	 */
	public static class ServiceAccount {

		/**
		 * Kind of account. Derived from scopes and user name if not set.
		 */
		private @Nullable AccountType type;

		/**
		 * User name of the account.
		 */
		private @Nullable String username;

		/**
		 * Password of the account.
		 */
		private @Nullable String password;

		/**
		 * Base32 secret of the authenticator app, with which the account answers a
		 * request for a one-time code.
		 */
		private @Nullable String totpSecret;

		/**
		 * Authentication flow of the account. Same as sign-in.flow if not set.
		 */
		private @Nullable SignInFlow flow;

		/**
		 * Comma-separated list of scopes of a machine-to-machine account. All scopes of
		 * the app client if empty.
		 */
		private List<String> scopes = new ArrayList<>();

		/**
		 * App client of the account, where it is not the common one.
		 */
		private @Nullable String clientId;

		/**
		 * Secret of the app client of the account.
		 */
		private @Nullable String clientSecret;

		/**
		 * Comma-separated list of the two secrets of the app client of the account while
		 * they are rotated. Cannot be combined with client-secret.
		 */
		private List<String> clientSecrets = new ArrayList<>();

		/**
		 * Metadata that the Lambda triggers of the user pool are given.
		 */
		private Map<String, String> clientMetadata = new LinkedHashMap<>();

		/**
		 * Whether to sign in when the application starts instead of at the first use.
		 */
		private boolean eager;

		/**
		 * Whether the application signs in while it starts, waits for that, and does not
		 * start without.
		 */
		private boolean failFast;

		/**
		 * Whether to revoke the refresh token when the application stops. Cannot be
		 * combined with a shared token store.
		 */
		private boolean revokeOnShutdown;

		/**
		 * Comma-separated list of HTTP service groups whose clients send the token of
		 * this account.
		 */
		private Set<String> httpServiceGroups = new LinkedHashSet<>();

		/**
		 * Comma-separated list of hosts that the clients of the HTTP service groups may
		 * send the token to. Any host if empty.
		 */
		private Set<String> allowedHosts = new LinkedHashSet<>();

		private final Refresh refresh = new Refresh();

		public @Nullable AccountType getType() {
			return this.type;
		}

		public void setType(@Nullable AccountType type) {
			this.type = type;
		}

		public @Nullable String getUsername() {
			return this.username;
		}

		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

		public @Nullable String getTotpSecret() {
			return this.totpSecret;
		}

		public void setTotpSecret(@Nullable String totpSecret) {
			this.totpSecret = totpSecret;
		}

		public @Nullable SignInFlow getFlow() {
			return this.flow;
		}

		public void setFlow(@Nullable SignInFlow flow) {
			this.flow = flow;
		}

		public List<String> getScopes() {
			return this.scopes;
		}

		public void setScopes(List<String> scopes) {
			this.scopes = scopes;
		}

		public @Nullable String getClientId() {
			return this.clientId;
		}

		public void setClientId(@Nullable String clientId) {
			this.clientId = clientId;
		}

		public @Nullable String getClientSecret() {
			return this.clientSecret;
		}

		public void setClientSecret(@Nullable String clientSecret) {
			this.clientSecret = clientSecret;
		}

		public List<String> getClientSecrets() {
			return this.clientSecrets;
		}

		public void setClientSecrets(List<String> clientSecrets) {
			this.clientSecrets = clientSecrets;
		}

		public Map<String, String> getClientMetadata() {
			return this.clientMetadata;
		}

		public void setClientMetadata(Map<String, String> clientMetadata) {
			this.clientMetadata = clientMetadata;
		}

		public boolean isEager() {
			return this.eager;
		}

		public void setEager(boolean eager) {
			this.eager = eager;
		}

		public boolean isFailFast() {
			return this.failFast;
		}

		public void setFailFast(boolean failFast) {
			this.failFast = failFast;
		}

		public boolean isRevokeOnShutdown() {
			return this.revokeOnShutdown;
		}

		public void setRevokeOnShutdown(boolean revokeOnShutdown) {
			this.revokeOnShutdown = revokeOnShutdown;
		}

		public Set<String> getHttpServiceGroups() {
			return this.httpServiceGroups;
		}

		public void setHttpServiceGroups(Set<String> httpServiceGroups) {
			this.httpServiceGroups = httpServiceGroups;
		}

		public Set<String> getAllowedHosts() {
			return this.allowedHosts;
		}

		public void setAllowedHosts(Set<String> allowedHosts) {
			this.allowedHosts = allowedHosts;
		}

		public Refresh getRefresh() {
			return this.refresh;
		}

		/**
		 * When tokens are refreshed. What is not set follows from the life of the token.
		 */
		public static class Refresh {

			/**
			 * Time before expiry from which tokens are refreshed in the background. At
			 * most half of their life.
			 */
			private @Nullable Duration advisoryWindow;

			/**
			 * Time before expiry from which callers wait for new tokens.
			 */
			private @Nullable Duration mandatoryWindow;

			/**
			 * Upper bound of the first random delay after a failed attempt.
			 */
			private @Nullable Duration minBackoff;

			/**
			 * Upper bound of every random delay after a failed attempt.
			 */
			private @Nullable Duration maxBackoff;

			/**
			 * Time without any attempt after the account was refused. Doubles with every
			 * further refusal.
			 */
			private @Nullable Duration minCoolDown;

			/**
			 * Upper bound of that time, to which up to a fifth is added at random.
			 */
			private @Nullable Duration maxCoolDown;

			/**
			 * Maximum time for one refresh with its repetitions.
			 */
			private @Nullable Duration timeout;

			/**
			 * Maximum time for one sign-in with all its steps.
			 */
			private @Nullable Duration signInTimeout;

			public @Nullable Duration getAdvisoryWindow() {
				return this.advisoryWindow;
			}

			public void setAdvisoryWindow(@Nullable Duration advisoryWindow) {
				this.advisoryWindow = advisoryWindow;
			}

			public @Nullable Duration getMandatoryWindow() {
				return this.mandatoryWindow;
			}

			public void setMandatoryWindow(@Nullable Duration mandatoryWindow) {
				this.mandatoryWindow = mandatoryWindow;
			}

			public @Nullable Duration getMinBackoff() {
				return this.minBackoff;
			}

			public void setMinBackoff(@Nullable Duration minBackoff) {
				this.minBackoff = minBackoff;
			}

			public @Nullable Duration getMaxBackoff() {
				return this.maxBackoff;
			}

			public void setMaxBackoff(@Nullable Duration maxBackoff) {
				this.maxBackoff = maxBackoff;
			}

			public @Nullable Duration getMinCoolDown() {
				return this.minCoolDown;
			}

			public void setMinCoolDown(@Nullable Duration minCoolDown) {
				this.minCoolDown = minCoolDown;
			}

			public @Nullable Duration getMaxCoolDown() {
				return this.maxCoolDown;
			}

			public void setMaxCoolDown(@Nullable Duration maxCoolDown) {
				this.maxCoolDown = maxCoolDown;
			}

			public @Nullable Duration getTimeout() {
				return this.timeout;
			}

			public void setTimeout(@Nullable Duration timeout) {
				this.timeout = timeout;
			}

			public @Nullable Duration getSignInTimeout() {
				return this.signInTimeout;
			}

			public void setSignInTimeout(@Nullable Duration signInTimeout) {
				this.signInTimeout = signInTimeout;
			}

		}

	}

	/**
	 * Authentication flow of a sign-in.
	 */
	public enum SignInFlow {

		/** The password is sent to Cognito inside TLS. */
		USER_PASSWORD(AuthFlow.USER_PASSWORD_AUTH),

		/** The password is proved without being sent: Secure Remote Password. */
		USER_SRP(AuthFlow.USER_SRP_AUTH),

		/** Choice-based sign-in. */
		USER_AUTH(AuthFlow.USER_AUTH),

		/** Challenges of the user pool's Lambda triggers. */
		CUSTOM(AuthFlow.CUSTOM_AUTH);

		private final AuthFlow authFlow;

		SignInFlow(AuthFlow authFlow) {
			this.authFlow = authFlow;
		}

		/**
		 * Return the flow of the user pools API.
		 * @return the flow
		 */
		public AuthFlow authFlow() {
			return this.authFlow;
		}

	}

	/**
	 * Kind of token, claim {@code token_use}.
	 */
	public enum TokenUse {

		/** Access tokens. */
		ACCESS,

		/** ID tokens. */
		ID

	}

	/**
	 * Kind of token store.
	 */
	public enum StoreType {

		/** Every instance keeps its own tokens. */
		MEMORY,

		/** All instances share tokens through Redis. */
		REDIS

	}

	/**
	 * Kind of service account.
	 */
	public enum AccountType {

		/** A user of the pool who signs in with user name and password. */
		PASSWORD,

		/** The app client itself, which gets machine-to-machine tokens. */
		CLIENT

	}

}
