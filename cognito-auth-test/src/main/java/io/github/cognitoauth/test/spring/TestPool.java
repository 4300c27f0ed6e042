// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.util.List;

import io.github.cognitoauth.pool.CognitoUserPools;

/**
 * One pool that runs beside the application.
 *
 * @param name which of the application's user pools it stands for
 * @param replica the Region of its replica, empty without one
 * @param customizers the settings of the pool
 */
record TestPool(String name, String replica, List<Class<? extends CognitoUserPoolCustomizer>> customizers) {

	static TestPool of(AutoConfigureCognitoUserPool annotation) {
		return new TestPool(annotation.pool(), annotation.replica(), List.of(annotation.value()));
	}

	boolean isMain() {
		return this.name.equals(CognitoUserPools.MAIN);
	}

	boolean hasReplica() {
		return !this.replica.isEmpty();
	}

	String beanName() {
		return isMain() ? "cognitoUserPoolServer" : "cognitoUserPoolServer-" + this.name;
	}

}
