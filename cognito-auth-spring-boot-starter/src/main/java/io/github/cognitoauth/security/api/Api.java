// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.SignInHandles;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * Sign-in, and with further endpoints the whole life of an account, as JSON: requests in,
 * answers out, on both web stacks alike. Whatever a client sends is answered with a
 * problem that it can tell from others, and nothing is spent at the pool for what cannot
 * be right. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Api {

	/** Where the API is by default. */
	public static final String DEFAULT_BASE_PATH = "/auth";

	private final ApiMode mode;

	private final String basePath;

	private final SignIns signIns;

	private final ApiRoutes routes;

	private final ApiGate gate;

	private final ApiWriter writer;

	private final CognitoTexts texts;

	private Api(Builder builder) {
		this.mode = builder.mode;
		this.basePath = builder.basePath;
		this.texts = builder.texts;
		List<ApiEndpoint> all = new ArrayList<>();
		Set<String> ids = new LinkedHashSet<>();
		StepForms forms = builder.forms;
		this.signIns = new SignIns(builder.mode, builder.authenticator, builder.policy, forms, builder.challenges(),
				builder.clock);
		all.add(new StartEndpoint(builder.mode, builder.passwordOptional, () -> ids));
		all.add(new SignInEndpoint(this.signIns, builder.passwordOptional));
		all.add(new AnswerEndpoint(this.signIns, forms, builder.mode, builder.limit));
		all.add(new RefreshEndpoint(builder.mode, builder.authenticator));
		all.add(new SignOutEndpoint(builder.mode, builder.authenticator));
		all.addAll(builder.endpoints);
		all.forEach((endpoint) -> ids.add(endpoint.id()));
		if (builder.openApi) {
			all.add(new OpenApiEndpoint(builder.mode, builder.basePath, () -> ids));
		}
		this.routes = new ApiRoutes(all);
		this.gate = new ApiGate(builder.mode, builder.limit, builder.callers, builder.freshSignIn, builder.clock);
		this.writer = new ApiWriter(ids);
	}

	/**
	 * Start an API.
	 * @param mode where tokens and challenges are kept
	 * @param authenticator refreshes and revokes
	 * @return a builder
	 */
	public static Builder builder(ApiMode mode, CognitoPasswordAuthenticator authenticator) {
		return new Builder(mode, authenticator);
	}

	/**
	 * Return where tokens and challenges are kept.
	 * @return the mode
	 */
	public ApiMode mode() {
		return this.mode;
	}

	/**
	 * Return where the API is.
	 * @return a path such as {@code /auth}
	 */
	public String basePath() {
		return this.basePath;
	}

	/**
	 * Return whether an answer takes its time on purpose, so that no thread should wait
	 * for it.
	 * @param method the method of the request
	 * @param path the path below the base path
	 * @return whether it does
	 */
	public boolean isDelayed(HttpMethod method, String path) {
		return this.routes.isDelayed(method, path);
	}

	/**
	 * Handle a request.
	 * @param call the request
	 * @return the answer to be written; never empty and never an error
	 */
	public Mono<ApiResponse> handle(ApiCall call) {
		Assert.notNull(call, "'call' must not be null");
		ApiJson json = new ApiJson(this.texts, call.locale());
		return Mono.defer(() -> dispatch(call, json))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The endpoint gave no answer")))
			.onErrorResume((failure) -> Mono.just(ApiResponse.problem(ApiFailures.of(failure))))
			.map((response) -> this.writer.write(response, call, json));
	}

	/**
	 * Refuse a request before it comes to an endpoint.
	 * @param call the request
	 * @param code why
	 * @return the answer to be written
	 */
	public ApiResponse refuse(ApiCall call, ApiProblemCode code) {
		return this.writer.write(ApiResponse.problem(ApiProblem.of(code)), call,
				new ApiJson(this.texts, call.locale()));
	}

	private Mono<ApiResponse> dispatch(ApiCall call, ApiJson json) {
		ApiRoutes.Route route = this.routes.find(call);
		ApiEndpoint endpoint = route.endpoint();
		ObjectNode body = ApiBodies.read(call, endpoint.members());
		if (endpoint.access() == Access.PUBLIC) {
			ApiRequest request = new ApiRequest(call, json, this.signIns, route.variables(), body, null);
			return this.gate.enter(endpoint, request);
		}
		return this.gate.caller(endpoint, call)
			.flatMap((caller) -> endpoint
				.handle(new ApiRequest(call, json, this.signIns, route.variables(), body, caller)));
	}

	/**
	 * Builds an {@link Api}.
	 */
	public static final class Builder {

		private final ApiMode mode;

		private final CognitoPasswordAuthenticator authenticator;

		private String basePath = DEFAULT_BASE_PATH;

		private @Nullable SignInHandles handles;

		private CognitoChallengePolicy policy = CognitoChallengePolicy.defaults();

		private StepForms forms = new StepForms(ChallengeKinds.standard(), null);

		private CognitoTexts texts = CognitoTexts.standard();

		private SignInLimit limit = new SignInLimit(null, CognitoLoginListener.NONE);

		private List<ApiEndpoint> endpoints = List.of();

		private boolean openApi = true;

		private boolean passwordOptional;

		private Predicate<ApiCaller> callers = (caller) -> true;

		private Duration freshSignIn = Duration.ofMinutes(10);

		private Clock clock = Clock.systemUTC();

		private Builder(ApiMode mode, CognitoPasswordAuthenticator authenticator) {
			Assert.notNull(mode, "'mode' must not be null");
			Assert.notNull(authenticator, "'authenticator' must not be null");
			this.mode = mode;
			this.authenticator = authenticator;
		}

		/**
		 * Set where the API is.
		 * @param basePath a path without a slash at its end; {@code /auth} by default
		 * @return this builder
		 */
		public Builder basePath(String basePath) {
			Assert.isTrue(basePath.startsWith("/") && !basePath.endsWith("/"),
					"'basePath' must start with a slash and not end with one");
			this.basePath = basePath;
			return this;
		}

		/**
		 * Set how clients without a session carry their open challenges. Needed in
		 * {@link ApiMode#BODY}.
		 * @param handles the handles
		 * @return this builder
		 */
		public Builder handles(@Nullable SignInHandles handles) {
			this.handles = handles;
			return this;
		}

		/**
		 * Set how long a challenge stays open and how many answers may be refused.
		 * @param policy a policy
		 * @return this builder
		 */
		public Builder policy(CognitoChallengePolicy policy) {
			Assert.notNull(policy, "'policy' must not be null");
			this.policy = policy;
			return this;
		}

		/**
		 * Set what describes challenges and reads answers.
		 * @param forms the forms
		 * @return this builder
		 */
		public Builder forms(StepForms forms) {
			Assert.notNull(forms, "'forms' must not be null");
			this.forms = forms;
			return this;
		}

		/**
		 * Set what people read.
		 * @param texts the texts
		 * @return this builder
		 */
		public Builder texts(CognitoTexts texts) {
			Assert.notNull(texts, "'texts' must not be null");
			this.texts = texts;
			return this;
		}

		/**
		 * Set what keeps failed attempts within limits.
		 * @param limit the limit; without, the pool's own are the only ones
		 * @return this builder
		 */
		public Builder limit(SignInLimit limit) {
			Assert.notNull(limit, "'limit' must not be null");
			this.limit = limit;
			return this;
		}

		/**
		 * Set what is offered beside the sign-in.
		 * @param endpoints endpoints, each with an id and a path of its own
		 * @return this builder
		 */
		public Builder endpoints(List<? extends ApiEndpoint> endpoints) {
			this.endpoints = List.copyOf(endpoints);
			return this;
		}

		/**
		 * Set whether the API describes itself at {@code /openapi.json}.
		 * @param openApi whether it does; {@code true} by default
		 * @return this builder
		 */
		public Builder openApi(boolean openApi) {
			this.openApi = openApi;
			return this;
		}

		/**
		 * Set whether somebody can begin with a user name alone, for app clients that
		 * allow {@code USER_AUTH}.
		 * @param passwordOptional whether the password can be left out; {@code false} by
		 * default
		 * @return this builder
		 */
		public Builder passwordOptional(boolean passwordOptional) {
			this.passwordOptional = passwordOptional;
			return this;
		}

		/**
		 * Set who may call, of those whose tokens are good: what verifies them can know
		 * the tokens of other pools, which must not be sent to this one.
		 * @param callers tells whether a caller is a user of the pool; all are by default
		 * @return this builder
		 */
		public Builder callers(Predicate<ApiCaller> callers) {
			Assert.notNull(callers, "'callers' must not be null");
			this.callers = callers;
			return this;
		}

		/**
		 * Set how long after signing in people may use what is
		 * {@link io.github.cognitoauth.security.account.Access#FRESH}.
		 * @param freshSignIn a positive duration; ten minutes by default
		 * @return this builder
		 */
		public Builder freshSignIn(Duration freshSignIn) {
			Assert.isTrue(!freshSignIn.isNegative() && !freshSignIn.isZero(), "'freshSignIn' must be positive");
			this.freshSignIn = freshSignIn;
			return this;
		}

		/**
		 * Set the clock.
		 * @param clock the clock of the policy
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		/**
		 * Build the API.
		 * @return a new API
		 * @throws IllegalArgumentException if two endpoints have one id or one path
		 */
		public Api build() {
			return new Api(this);
		}

		private OpenChallenges challenges() {
			if (this.mode == ApiMode.SESSION) {
				return OpenChallenges.inSession();
			}
			Assert.state(this.handles != null, "The mode needs 'handles'");
			return OpenChallenges.carriedBy(this.handles);
		}

	}

}
