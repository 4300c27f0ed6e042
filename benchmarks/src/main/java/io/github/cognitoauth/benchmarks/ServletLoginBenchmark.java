// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

import static java.util.Map.of;

/**
 * One login: a posted form passes the whole filter chain of Spring Security, the pool is
 * asked over loopback, and the browser is sent on with a new session. CSRF is off for
 * all, as the token would need a page before. The peers are a form login whose
 * {@code AuthenticationProvider} is written over the AWS SDK, and as the floor one whose
 * user is in memory with a password in plain text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class ServletLoginBenchmark {

	static final String POOL = "pool";

	private static final int CALLS = 3200;

	private LoopbackPool pool;

	@Setup(Level.Trial)
	public void startPool() {
		this.pool = LoopbackPool.start();
	}

	@TearDown(Level.Trial)
	public void stopPool() {
		this.pool.close();
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void cognitoAuth(CognitoChain chain) throws IOException, ServletException {
		chain.logIn();
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void awsSdkProvider(SdkChain chain) throws IOException, ServletException {
		chain.logIn();
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void formLoginInMemory(MemoryChain chain) throws IOException, ServletException {
		chain.logIn();
	}

	/** An application with a filter chain. */
	abstract static class Chain {

		private AnnotationConfigWebApplicationContext context;

		private Filter filter;

		void start(ServletLoginBenchmark benchmark, Class<?> configuration) {
			this.context = new AnnotationConfigWebApplicationContext();
			this.context.setServletContext(new MockServletContext());
			this.context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("benchmark", of(POOL, benchmark.pool.uri())));
			this.context.register(configuration);
			this.context.refresh();
			this.filter = this.context.getBean("springSecurityFilterChain", Filter.class);
		}

		@TearDown(Level.Trial)
		public void stop() {
			this.context.close();
		}

		void logIn() throws IOException, ServletException {
			for (int i = 0; i < CALLS; i++) {
				MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
				request.setServletPath("/login");
				request.setParameter("username", "alice");
				request.setParameter("password", "Wonderland-1");
				MockHttpServletResponse response = new MockHttpServletResponse();
				this.filter.doFilter(request, response, new MockFilterChain());
				if (!"/".equals(response.getRedirectedUrl())) {
					throw new IllegalStateException("Nobody was signed in: " + response.getRedirectedUrl());
				}
			}
		}

	}

	/** This library. */
	@State(Scope.Benchmark)
	public static class CognitoChain extends Chain {

		@Setup(Level.Trial)
		public void start(ServletLoginBenchmark benchmark) {
			start(benchmark, ServletLogins.Cognito.class);
		}

	}

	/** What one writes over the AWS SDK. */
	@State(Scope.Benchmark)
	public static class SdkChain extends Chain {

		@Setup(Level.Trial)
		public void start(ServletLoginBenchmark benchmark) {
			start(benchmark, ServletLogins.Sdk.class);
		}

	}

	/** No pool is asked. */
	@State(Scope.Benchmark)
	public static class MemoryChain extends Chain {

		@Setup(Level.Trial)
		public void start(ServletLoginBenchmark benchmark) {
			start(benchmark, ServletLogins.Memory.class);
		}

	}

}
