// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets the pool after each test method.
 */
final class PoolResetListener implements TestExecutionListener {

	PoolResetListener() {
	}

	@Override
	public void afterTestMethod(TestContext context) {
		for (AutoConfigureCognitoUserPool annotation : PoolAnnotations.of(context.getTestClass())) {
			if (annotation.resetAfterEachTest() && context.hasApplicationContext()) {
				context.getApplicationContext()
					.getBean(TestPool.of(annotation).beanName(), CognitoUserPoolServer.class)
					.reset();
			}
		}
	}

}
