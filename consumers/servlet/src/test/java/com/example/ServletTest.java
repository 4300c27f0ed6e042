// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@AutoConfigureCognitoUserPool
class ServletTest {

	@Test
	void signsIn(@Autowired MockMvc mvc, @Autowired CognitoUserPoolServer pool) throws Exception {
		pool.createUser("alice").password("Wonderland-1");
		mvc.perform(get("/login")).andExpect(status().isOk());
		mvc.perform(post("/login").with(csrf()).param("username", "alice").param("password", "Wonderland-1"))
			.andExpect(status().is3xxRedirection())
			.andExpect(authenticated().withUsername("alice"));
	}

}
