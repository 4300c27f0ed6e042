// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.context.ApplicationContext;
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
				reset(TestPool.of(annotation), context.getApplicationContext());
			}
		}
	}

	private static void reset(TestPool pool, ApplicationContext application) {
		CognitoUserPoolServer server = application.getBean(pool.beanName(), CognitoUserPoolServer.class);
		server.reset();
		if (pool.hasReplica()) {
			application.getBeanProvider(CognitoUserPools.class)
				.ifAvailable((pools) -> pools.get(pool.name()).useRegion(server.region()));
		}
	}

}
