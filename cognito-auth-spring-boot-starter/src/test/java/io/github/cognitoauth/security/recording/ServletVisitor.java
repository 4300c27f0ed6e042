// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.MovableClock;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.servlet.CognitoServletSecurityAutoConfiguration;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/** Visits the default chain of a servlet application. */
final class ServletVisitor implements Visitor {

	private final AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext();

	private final MovableClock clock = new MovableClock();

	private final MockMvc mvc;

	private @Nullable MockHttpSession session;

	ServletVisitor(String... properties) {
		this.context.setServletContext(new MockServletContext());
		TestPropertyValues.of(properties).and("cognito.security.limits.enabled=false").applyTo(this.context);
		this.context.registerBean(CognitoChallengePolicy.class,
				() -> new CognitoChallengePolicy(Duration.ofMinutes(3), 5, this.clock));
		this.context.register(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
				CognitoSecurityAutoConfiguration.class, CognitoServletSecurityAutoConfiguration.class,
				SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class);
		this.context.refresh();
		this.mvc = MockMvcBuilders.webAppContextSetup(this.context).apply(springSecurity()).build();
	}

	@Override
	public void reset() {
		this.session = null;
	}

	@Override
	public void advance(Duration duration) {
		this.clock.advance(duration);
	}

	@Override
	public Response get(String path) throws Exception {
		return perform(MockMvcRequestBuilders.get(path).header("Accept", "text/html"));
	}

	@Override
	public Response post(String path, Map<String, String> form) throws Exception {
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path).header("Accept", "text/html");
		form.forEach(request::param);
		return perform(request.with(csrf()));
	}

	private Response perform(MockHttpServletRequestBuilder request) throws Exception {
		if (this.session != null && !this.session.isInvalid()) {
			request.session(this.session);
		}
		MvcResult result = this.mvc.perform(request).andReturn();
		HttpSession current = result.getRequest().getSession(false);
		this.session = (MockHttpSession) current;
		MockHttpServletResponse response = result.getResponse();
		return new Response(response.getStatus(), Headers.of(response.getHeaderNames(), response::getHeaders),
				response.getContentAsString(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
