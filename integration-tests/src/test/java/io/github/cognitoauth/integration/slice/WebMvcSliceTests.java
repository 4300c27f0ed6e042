// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.slice;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Tests for the slice of a servlet application: the login is ours, and is real.
 */
@WebMvcTest(controllers = NameController.class)
@AutoConfigureCognitoUserPool
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void loginWhenPasswordIsRightThenPoolHasSignedIn() {
		this.pool.createUser("alice").password("Wonderland-1");
		MvcTestResult login = login("Wonderland-1");
		assertThat(login).hasStatus3xxRedirection();
		assertThat(this.pool.requests("InitiateAuth")).isOne();
		MockHttpSession session = (MockHttpSession) login.getRequest().getSession();
		assertThat(session).isNotNull();
		assertThat(this.mvc.get().uri("/name").session(session)).hasStatusOk().hasBodyTextEqualTo("alice");
	}

	@Test
	void loginWhenPasswordIsWrongThenShowsTheFormAgain() {
		this.pool.createUser("alice").password("Wonderland-1");
		assertThat(login("wrong")).redirectedUrl().contains("error");
	}

	private MvcTestResult login(String password) {
		return this.mvc.post()
			.uri("/login")
			.with(csrf())
			.param("username", "alice")
			.param("password", password)
			.exchange();
	}

}
