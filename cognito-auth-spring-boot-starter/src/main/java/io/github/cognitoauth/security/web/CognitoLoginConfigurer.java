package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractAuthenticationFilterConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Form login against a user pool, with a page for every challenge that the pool can ask:
 * {@code http.with(cognitoLogin(), withDefaults())}. It takes the place of
 * {@code formLogin()}.
 * <p>
 * The first step is {@code POST /login}, every other one {@code POST /login/challenge};
 * until the last is done, nobody is signed in. The open challenge is kept in the HTTP
 * session, bounded in time and in wrong answers. At the end the session gets a new id,
 * the tokens go into the {@link CognitoTokensRepository}, and a logout revokes them.
 * Beans of these types are used where there are any: {@link CognitoTokensRepository},
 * {@link CognitoChallengeRepository}, {@link CognitoPasswordAuthenticator},
 * {@link CognitoAuthenticationOptions}, {@link CognitoChallengePolicy}.
 * <p>
 * Users of another pool sign in to a chain of their own, with
 * {@link #authenticator(CognitoPasswordAuthenticator)}.
 *
 * @since 0.1.0
 */
public final class CognitoLoginConfigurer extends
		AbstractAuthenticationFilterConfigurer<HttpSecurity, CognitoLoginConfigurer, UsernamePasswordAuthenticationFilter> {

	private static final String CHALLENGE_URL = "/login/challenge";

	private @Nullable CognitoPasswordAuthenticator authenticator;

	private @Nullable CognitoAuthenticationOptions authenticationOptions;

	private @Nullable String applicationName;

	private String challengeUrl = CHALLENGE_URL;

	private @Nullable String challengePage;

	private @Nullable CognitoChallengePolicy challengePolicy;

	private @Nullable CognitoTokensRepository tokensRepository;

	private @Nullable CognitoChallengeRepository challengeRepository;

	private boolean revokeOnLogout = true;

	/**
	 * Create a configurer with the defaults.
	 */
	public CognitoLoginConfigurer() {
		super(new CognitoLoginFilter(), null);
	}

	/**
	 * Create a configurer, for {@code http.with(..)}.
	 * @return a new configurer
	 */
	public static CognitoLoginConfigurer cognitoLogin() {
		return new CognitoLoginConfigurer();
	}

	/**
	 * Set who signs the users of this chain in, refreshes their tokens and revokes them,
	 * for a chain of another pool than the application's. No other provider is asked: a
	 * password that this pool refuses is shown to nobody else.
	 * @param authenticator an authenticator, best a bean with
	 * {@code defaultCandidate = false}; without, the application's providers and its
	 * authenticator are used
	 * @return this configurer
	 */
	public CognitoLoginConfigurer authenticator(CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		this.authenticator = authenticator;
		return this;
	}

	/**
	 * Set how the users of this chain are authenticated, and how their groups become
	 * authorities when they change. A provider has options of its own for the former: set
	 * the same here.
	 * @param authenticationOptions the options; a bean or the defaults without
	 * @return this configurer
	 */
	public CognitoLoginConfigurer authenticationOptions(CognitoAuthenticationOptions authenticationOptions) {
		Assert.notNull(authenticationOptions, "'authenticationOptions' must not be null");
		this.authenticationOptions = authenticationOptions;
		return this;
	}

	/**
	 * Set a login page of the application instead of the default one. It must send the
	 * fields {@code username} and {@code password} to the same address.
	 * @param loginPage where the page is
	 * @return this configurer
	 */
	@Override
	public CognitoLoginConfigurer loginPage(String loginPage) {
		return super.loginPage(loginPage);
	}

	/**
	 * Set a challenge page of the application instead of the default one. Everybody must
	 * be allowed to see it. The page finds a
	 * {@link io.github.cognitoauth.security.challenge.CognitoChallengeView} in the
	 * request attribute {@code cognitoChallenge} and sends its fields to
	 * {@code POST /login/challenge}.
	 * @param challengePage where the page is
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengePage(String challengePage) {
		Assert.hasText(challengePage, "'challengePage' must not be empty");
		this.challengePage = challengePage;
		return this;
	}

	/**
	 * Set where answers are sent to.
	 * @param challengeUrl a path; {@code /login/challenge} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengeProcessingUrl(String challengeUrl) {
		Assert.isTrue(challengeUrl.startsWith("/"), "'challengeUrl' must start with a slash");
		this.challengeUrl = challengeUrl;
		return this;
	}

	/**
	 * Set the name that the default pages and authenticator apps show.
	 * @param applicationName the name; {@code spring.application.name} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer applicationName(String applicationName) {
		Assert.hasText(applicationName, "'applicationName' must not be empty");
		this.applicationName = applicationName;
		return this;
	}

	/**
	 * Set the field of the user name.
	 * @param usernameParameter a name; {@code username} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer usernameParameter(String usernameParameter) {
		getAuthenticationFilter().setUsernameParameter(usernameParameter);
		return this;
	}

	/**
	 * Set the field of the password.
	 * @param passwordParameter a name; {@code password} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer passwordParameter(String passwordParameter) {
		getAuthenticationFilter().setPasswordParameter(passwordParameter);
		return this;
	}

	/**
	 * Set how long a challenge stays open and how many answers may be refused.
	 * @param challengePolicy a policy; a bean or three minutes and five answers by
	 * default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengePolicy(CognitoChallengePolicy challengePolicy) {
		Assert.notNull(challengePolicy, "'challengePolicy' must not be null");
		this.challengePolicy = challengePolicy;
		return this;
	}

	/**
	 * Set where the tokens of users are kept.
	 * @param tokensRepository a repository; a bean or the HTTP session by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer tokensRepository(CognitoTokensRepository tokensRepository) {
		this.tokensRepository = tokensRepository;
		return this;
	}

	/**
	 * Set where open challenges are kept.
	 * @param challengeRepository a repository; a bean or the HTTP session by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengeRepository(CognitoChallengeRepository challengeRepository) {
		this.challengeRepository = challengeRepository;
		return this;
	}

	/**
	 * Set whether a logout revokes the user's tokens.
	 * @param revokeOnLogout {@code true} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer revokeOnLogout(boolean revokeOnLogout) {
		this.revokeOnLogout = revokeOnLogout;
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void init(HttpSecurity http) {
		ExceptionHandlingConfigurer<HttpSecurity> exceptions = http.getConfigurer(ExceptionHandlingConfigurer.class);
		if (exceptions != null) {
			// before the login's own, which takes whatever no other one wants
			exceptions.defaultAuthenticationEntryPointFor(new CognitoLoginEntryPoint(getAuthenticationEntryPoint(),
					getLoginPage(), getAuthenticationEntryPointMatcher(http)), CognitoLoginEntryPoint::hasEnd);
		}
		super.init(http);
		if (exceptions != null) {
			AuthenticationEntryPoint entryPoint = getAuthenticationEntryPoint();
			RequestMatcher browsers = getAuthenticationEntryPointMatcher(http);
			exceptions.defaultDeniedHandlerForMissingAuthority((it) -> it.addEntryPointFor(entryPoint, browsers),
					FactorGrantedAuthority.PASSWORD_AUTHORITY);
			exceptions.defaultDeniedHandlerForMissingAuthority((it) -> it.addEntryPointFor(entryPoint, browsers),
					CognitoFactors.MFA_AUTHORITY);
		}
		if (this.authenticator == null) {
			useProviderAmongOthers(http);
		}
		CognitoPasswordAuthenticator authenticator = authenticator(http);
		LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
		if (this.revokeOnLogout && logout != null && authenticator != null) {
			logout.addLogoutHandler(new CognitoRevokingLogoutHandler(authenticator, tokensRepository(http)));
		}
	}

	/**
	 * Spring Security uses a provider that is a bean for all chains if it is the only
	 * one, and none of them if there are several. Only in the latter case is it added
	 * here: twice would mean to send a wrong password twice, which locks accounts.
	 */
	private static void useProviderAmongOthers(HttpSecurity http) {
		ApplicationContext context = http.getSharedObject(ApplicationContext.class);
		CognitoAuthenticationProvider provider = bean(http, CognitoAuthenticationProvider.class);
		if (context != null && provider != null
				&& context.getBeanNamesForType(AuthenticationProvider.class).length > 1) {
			http.authenticationProvider(provider);
		}
	}

	@Override
	public void configure(HttpSecurity http) {
		CognitoChallengePolicy policy = challengePolicy(http);
		CognitoChallengeRepository challenges = challengeRepository(http);
		LoginFlow steps = new LoginFlow(challenges, tokensRepository(http), policy, challengePage());
		CognitoLoginFilter loginFilter = (CognitoLoginFilter) getAuthenticationFilter();
		loginFilter.setSteps(steps);
		super.configure(http);
		if (this.authenticator != null) {
			loginFilter.setAuthenticationManager(ownManager(http, this.authenticator));
		}
		CognitoChallengeFilter challengeFilter = new CognitoChallengeFilter(
				getRequestMatcherBuilder().matcher(HttpMethod.POST, this.challengeUrl), steps, getLoginPage());
		loginFilter.shareWith(challengeFilter);
		http.addFilterAfter(postProcess(challengeFilter), UsernamePasswordAuthenticationFilter.class);
		http.addFilterBefore(new CognitoLoginPageFilter(pageSettings(http), challenges, policy),
				DefaultLoginPageGeneratingFilter.class);
		CognitoPasswordAuthenticator authenticator = authenticator(http);
		if (authenticator != null) {
			LoginSession session = new LoginSession(authenticator, authenticationOptions(http), tokensRepository(http),
					loginFilter.contextRepository(), getSecurityContextHolderStrategy(),
					sessionTokens(http, authenticator).refresh());
			http.addFilterAfter(new CognitoSessionFilter(session, getSecurityContextHolderStrategy()),
					SecurityContextHolderFilter.class);
		}
	}

	private CognitoSessionTokens sessionTokens(HttpSecurity http, CognitoPasswordAuthenticator authenticator) {
		CognitoSessionTokens bean = bean(http, CognitoSessionTokens.class);
		if (bean != null) {
			return bean;
		}
		CognitoSessionSettings settings = bean(http, CognitoSessionSettings.class);
		return new CognitoSessionTokens(authenticator, tokensRepository(http),
				(settings != null) ? settings : CognitoSessionSettings.defaults());
	}

	private CognitoAuthenticationOptions authenticationOptions(HttpSecurity http) {
		if (this.authenticationOptions == null) {
			CognitoAuthenticationOptions bean = bean(http, CognitoAuthenticationOptions.class);
			this.authenticationOptions = (bean != null) ? bean : CognitoAuthenticationOptions.defaults();
		}
		return this.authenticationOptions;
	}

	/**
	 * Neither other providers nor a parent: a {@code ProviderManager} asks the next one
	 * after a wrong password, which would show that password to another pool.
	 */
	private AuthenticationManager ownManager(HttpSecurity http, CognitoPasswordAuthenticator authenticator) {
		CognitoAuthenticationProvider provider = new CognitoAuthenticationProvider(authenticator,
				authenticationOptions(http));
		ProviderManager manager = new ProviderManager(provider);
		ApplicationContext context = http.getSharedObject(ApplicationContext.class);
		if (context != null) {
			provider.setMessageSource(context);
			manager.setMessageSource(context);
			manager.setAuthenticationEventPublisher(context.getBeanProvider(AuthenticationEventPublisher.class)
				.getIfAvailable(() -> new DefaultAuthenticationEventPublisher(context)));
		}
		return manager;
	}

	private @Nullable CognitoPasswordAuthenticator authenticator(HttpSecurity http) {
		return (this.authenticator != null) ? this.authenticator : bean(http, CognitoPasswordAuthenticator.class);
	}

	@Override
	protected RequestMatcher createLoginProcessingUrlMatcher(String loginProcessingUrl) {
		return getRequestMatcherBuilder().matcher(HttpMethod.POST, loginProcessingUrl);
	}

	private String challengePage() {
		return (this.challengePage != null) ? this.challengePage : this.challengeUrl;
	}

	private CognitoLoginPageSettings pageSettings(HttpSecurity http) {
		UsernamePasswordAuthenticationFilter filter = getAuthenticationFilter();
		boolean generate = !isCustomLoginPage();
		return new CognitoLoginPageSettings(applicationName(http), getLoginPage(), generate,
				generate && http.getConfigurer(LogoutConfigurer.class) != null, getLoginProcessingUrl(),
				challengePage(), this.challengePage == null, this.challengeUrl, filter.getUsernameParameter(),
				filter.getPasswordParameter());
	}

	private String applicationName(HttpSecurity http) {
		if (this.applicationName != null) {
			return this.applicationName;
		}
		ApplicationContext context = http.getSharedObject(ApplicationContext.class);
		String name = (context != null) ? context.getEnvironment().getProperty("spring.application.name") : null;
		return StringUtils.hasText(name) ? name : "Application";
	}

	private CognitoChallengePolicy challengePolicy(HttpSecurity http) {
		if (this.challengePolicy == null) {
			CognitoChallengePolicy bean = bean(http, CognitoChallengePolicy.class);
			this.challengePolicy = (bean != null) ? bean : CognitoChallengePolicy.defaults();
		}
		return this.challengePolicy;
	}

	private CognitoTokensRepository tokensRepository(HttpSecurity http) {
		if (this.tokensRepository == null) {
			CognitoTokensRepository bean = bean(http, CognitoTokensRepository.class);
			this.tokensRepository = (bean != null) ? bean : new HttpSessionCognitoTokensRepository();
		}
		return this.tokensRepository;
	}

	private CognitoChallengeRepository challengeRepository(HttpSecurity http) {
		if (this.challengeRepository == null) {
			CognitoChallengeRepository bean = bean(http, CognitoChallengeRepository.class);
			this.challengeRepository = (bean != null) ? bean : new HttpSessionCognitoChallengeRepository();
		}
		return this.challengeRepository;
	}

	private static <T> @Nullable T bean(HttpSecurity http, Class<T> type) {
		ApplicationContext context = http.getSharedObject(ApplicationContext.class);
		return (context != null) ? context.getBeanProvider(type).getIfUnique() : null;
	}

}
