package io.github.cognitoauth.test.spring;

import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets the pool after each test method.
 */
final class PoolResetListener implements TestExecutionListener {

	PoolResetListener() {
	}

	@Override
	public void afterTestMethod(TestContext context) {
		AutoConfigureCognitoUserPool annotation = TestContextAnnotationUtils
			.findMergedAnnotation(context.getTestClass(), AutoConfigureCognitoUserPool.class);
		if (annotation != null && annotation.resetAfterEachTest() && context.hasApplicationContext()) {
			context.getApplicationContext().getBean(CognitoUserPoolServer.class).reset();
		}
	}

}
