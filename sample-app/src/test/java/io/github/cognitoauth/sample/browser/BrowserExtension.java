// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each parameter of type {@link Browser} a browser of its own, without cookies.
 * JUnit closes what is kept in its stores: browsers after each test, idle ones at the end
 * of the run.
 */
class BrowserExtension implements ParameterResolver {

	private static final ExtensionContext.Namespace BROWSERS = ExtensionContext.Namespace
		.create(BrowserExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		IdleBrowsers idle = context.getRoot()
			.getStore(BROWSERS)
			.computeIfAbsent(IdleBrowsers.class, (key) -> new IdleBrowsers(), IdleBrowsers.class);
		String port = SpringExtension.getApplicationContext(context)
			.getEnvironment()
			.getRequiredProperty("local.server.port");
		Browser browser = new Browser(idle, "http://localhost:" + port);
		if (context.getRequiredTestClass().isAnnotationPresent(BrowserTest.class)) {
			browser.wasOfferedPasskey();
		}
		context.getStore(BROWSERS).put(parameter.getIndex(), browser);
		return browser;
	}

}
