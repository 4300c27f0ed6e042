// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Map;

import io.github.cognitoauth.authentication.CognitoTokens;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/** One browser: it keeps its session from request to request. */
final class Browser {

	private final MockMvc mvc;

	private @Nullable MockHttpSession session;

	private Browser(MockMvc mvc) {
		this.mvc = mvc;
	}

	static Browser of(WebApplicationContext context) {
		return new Browser(MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build());
	}

	/** Another tab: the same session. */
	Browser tab() {
		Browser tab = new Browser(this.mvc);
		tab.session = this.session;
		return tab;
	}

	MockHttpServletResponse get(String url) throws Exception {
		return perform(MockMvcRequestBuilders.get(url).header("Accept", "text/html"));
	}

	/** What a browser asks for without its user. */
	MockHttpServletResponse probe(String url, String accept) throws Exception {
		return perform(MockMvcRequestBuilders.get(url).header("Accept", accept));
	}

	MockHttpServletResponse getJson(String url) throws Exception {
		return perform(MockMvcRequestBuilders.get(url)
			.header("Accept", "application/json")
			.header("X-Requested-With", "XMLHttpRequest"));
	}

	MockHttpServletResponse get(String url, String languages) throws Exception {
		return perform(
				MockMvcRequestBuilders.get(url).header("Accept", "text/html").header("Accept-Language", languages));
	}

	MockHttpServletResponse basic(String url, String username, String password) throws Exception {
		return perform(MockMvcRequestBuilders.get(url).with(httpBasic(username, password)));
	}

	MockHttpServletResponse login(String username, String password) throws Exception {
		return post("/login", Map.of("username", username, "password", password));
	}

	MockHttpServletResponse answer(Map<String, String> fields) throws Exception {
		return post("/login/challenge", fields);
	}

	MockHttpServletResponse post(String url, Map<String, String> fields) throws Exception {
		return perform(form(url, fields).with(csrf()));
	}

	MockHttpServletResponse postWithoutCsrf(String url, Map<String, String> fields) throws Exception {
		return perform(form(url, fields));
	}

	private static MockHttpServletRequestBuilder form(String url, Map<String, String> fields) {
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(url);
		fields.forEach(request::param);
		return request;
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		if (this.session != null && !this.session.isInvalid()) {
			request.session(this.session);
		}
		MvcResult result = this.mvc.perform(request).andReturn();
		HttpSession current = result.getRequest().getSession(false);
		this.session = (MockHttpSession) current;
		return result.getResponse();
	}

	MockHttpSession session() {
		if (this.session == null) {
			throw new AssertionError("There is no session");
		}
		return this.session;
	}

	@Nullable CognitoTokens tokens() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setSession(session());
		return new HttpSessionCognitoTokensRepository().loadTokens(request);
	}

	void forgetTokens() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setSession(session());
		new HttpSessionCognitoTokensRepository().removeTokens(request, new MockHttpServletResponse());
	}

	boolean hasSessionWith(String attribute) {
		return this.session != null && !this.session.isInvalid() && this.session.getAttribute(attribute) != null;
	}

}
