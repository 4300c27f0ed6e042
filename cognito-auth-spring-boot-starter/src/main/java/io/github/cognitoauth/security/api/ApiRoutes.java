// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the endpoint of a request. */
final class ApiRoutes {

	private final List<Entry> entries = new ArrayList<>();

	ApiRoutes(List<ApiEndpoint> endpoints) {
		Set<String> known = new HashSet<>();
		for (ApiEndpoint endpoint : endpoints) {
			String address = endpoint.method() + " " + endpoint.path();
			Assert.isTrue(known.add(endpoint.id()) && known.add(address),
					() -> "There are two endpoints '" + endpoint.id() + "' or " + address + "; keep one");
			this.entries.add(new Entry(PathPatternParser.defaultInstance.parse(endpoint.path()), endpoint));
		}
	}

	boolean isDelayed(HttpMethod method, String path) {
		PathContainer parsed = PathContainer.parsePath(path);
		return this.entries.stream()
			.anyMatch((entry) -> entry.endpoint() instanceof AccountEndpoint account && account.isDelayed()
					&& account.method().equals(method) && entry.pattern().matches(parsed));
	}

	Route find(ApiCall call) {
		PathContainer path = PathContainer.parsePath(call.path());
		// the container leaves out the content
		HttpMethod method = HttpMethod.HEAD.equals(call.method()) ? HttpMethod.GET : call.method();
		Set<HttpMethod> allowed = new LinkedHashSet<>();
		for (Entry entry : this.entries) {
			PathMatchInfo match = entry.pattern().matchAndExtract(path);
			if (match != null && entry.endpoint().method().equals(method)) {
				return new Route(entry.endpoint(), match.getUriVariables());
			}
			if (match != null) {
				allowed.add(entry.endpoint().method());
			}
		}
		if (allowed.contains(HttpMethod.GET)) {
			allowed.add(HttpMethod.HEAD);
		}
		throw new ApiProblemException(
				allowed.isEmpty() ? ApiProblem.of(ApiProblemCode.NOT_OFFERED) : ApiProblem.methodNotAllowed(allowed));
	}

	/** An endpoint and what stands in the places of its path. */
	record Route(ApiEndpoint endpoint, Map<String, String> variables) {

	}

	private record Entry(PathPattern pattern, ApiEndpoint endpoint) {

	}

}
