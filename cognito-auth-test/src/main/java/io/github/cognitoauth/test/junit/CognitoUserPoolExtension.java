package io.github.cognitoauth.test.junit;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link CognitoUserPoolServer} for the tests of a class and resets it after each
 * test, so that users and clients of the builder are there for the next one and all
 * others are gone. In a static field it runs for the whole class, in an instance field
 * for each test; with {@code @ExtendWith} the pool is a parameter of tests and lifecycle
 * methods.
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

	private final CognitoUserPoolServerBuilder builder;

	private @Nullable CognitoUserPoolServer server;

	private @Nullable ExtensionContext owner;

	/**
	 * Creates an extension with a pool of default settings.
	 */
	public CognitoUserPoolExtension() {
		this(CognitoUserPoolServer.builder());
	}

	private CognitoUserPoolExtension(CognitoUserPoolServerBuilder builder) {
		this.builder = builder;
	}

	/**
	 * Creates an extension with a pool of other settings.
	 * @param builder the settings of the pool
	 * @return the extension
	 */
	public static CognitoUserPoolExtension of(CognitoUserPoolServerBuilder builder) {
		return new CognitoUserPoolExtension(builder);
	}

	/**
	 * Returns the pool.
	 * @return the running pool
	 * @throws IllegalStateException outside of a test
	 */
	public synchronized CognitoUserPoolServer server() {
		if (this.server == null) {
			throw new IllegalStateException("The user pool runs during tests only");
		}
		return this.server;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		start(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		start(context);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		if (!stop(context)) {
			server().reset();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		stop(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == CognitoUserPoolServer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return server();
	}

	private synchronized void start(ExtensionContext context) {
		if (this.server == null) {
			this.server = this.builder.start();
			this.owner = context;
		}
	}

	private synchronized boolean stop(ExtensionContext context) {
		if (this.server == null || this.owner == null || !this.owner.getUniqueId().equals(context.getUniqueId())) {
			return false;
		}
		this.server.close();
		this.server = null;
		this.owner = null;
		return true;
	}

}
