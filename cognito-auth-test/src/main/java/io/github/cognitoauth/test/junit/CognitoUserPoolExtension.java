// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import java.util.Objects;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a {@link CognitoUserPoolServer} for the tests of a class and resets it after each
 * test, so that users and clients of the builder are there for the next one and all
 * others are gone. Tests that run at the same time have a pool each: users, codes, faults
 * and clock of one are not seen by another. In a static field the extension keeps its
 * pools for the whole class, in an instance field for each test; with {@code @ExtendWith}
 * the pool is a parameter of tests and lifecycle methods.
 *
 * <pre class="code">
 * &#064;RegisterExtension
 * static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(
 *         CognitoUserPoolServer.builder().user("alice", (user) -&gt; user.password("Wonderland-1")));
 *
 * &#064;Test
 * void signsIn(CognitoUserPoolServer pool) { ... }
 * </pre>
 *
 * @since 0.1.0
 */
public final class CognitoUserPoolExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private final PoolPerTest pools;

	private final @Nullable String name;

	private @Nullable String owner;

	/**
	 * Creates an extension with a pool of default settings.
	 */
	public CognitoUserPoolExtension() {
		this(CognitoUserPoolServer.builder());
	}

	private CognitoUserPoolExtension(CognitoUserPoolServerBuilder builder) {
		this(new PoolPerTest(builder), null);
	}

	private CognitoUserPoolExtension(PoolPerTest pools, @Nullable String name) {
		this.pools = pools;
		this.name = name;
	}

	/**
	 * Creates an extension whose pool has a name, for tests with several: parameters with
	 * {@link UserPool @UserPool(name)} are this pool, and those without are that of the
	 * extension without a name. Id and app client are other ones than those of pools of
	 * other names, unless the settings name them.
	 * @param name the name
	 * @return an extension with the same settings
	 */
	public CognitoUserPoolExtension named(String name) {
		return new CognitoUserPoolExtension(this.pools.named(name), name);
	}

	/**
	 * Creates an extension with a pool of other settings.
	 * @param builder the settings of the pool as they are now
	 * @return the extension
	 */
	public static CognitoUserPoolExtension of(CognitoUserPoolServerBuilder builder) {
		return new CognitoUserPoolExtension(builder);
	}

	/**
	 * Returns the pool of the test that runs in the calling thread. From another thread
	 * it can be had as long as no other test runs at the same time; otherwise take it as
	 * parameter of the test.
	 * @return the running pool
	 * @throws IllegalStateException outside of a test, or if several tests run and none
	 * of them in this thread
	 */
	public CognitoUserPoolServer server() {
		return this.pools.current();
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		own(context);
		this.pools.prepare();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		own(context);
		this.pools.acquire(context.getUniqueId());
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.pools.release(context.getUniqueId());
		close(context);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		close(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		String wanted = parameter.findAnnotation(UserPool.class).map(UserPool::value).orElse(null);
		return parameter.getParameter().getType() == CognitoUserPoolServer.class && Objects.equals(wanted, this.name);
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return this.pools.of(context.getUniqueId());
	}

	private synchronized void own(ExtensionContext context) {
		if (this.owner == null) {
			this.owner = context.getUniqueId();
		}
	}

	private synchronized void close(ExtensionContext context) {
		if (context.getUniqueId().equals(this.owner)) {
			this.pools.close();
			this.owner = null;
		}
	}

}
