// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the worker's page offers to scripts.
 */
@DemoTest
class WorkerHttpTests {

	@LocalServerPort
	private int port;

	@Test
	void statusWhenWorkerRunsThenHasTheFiguresOfThePage() {
		HttpResponse<String> response = new HttpSession(this.port).get("/worker/status");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"calls\":", "\"failures\":", "\"signIns\":", "\"refreshes\":",
				"\"expiresAt\":");
	}

	@Test
	void controlWhenCsrfTokenIsMissingThenForbidden() {
		assertThat(new HttpSession(this.port).post("/worker/kill", Map.of()).statusCode()).isEqualTo(403);
	}

	@Test
	void controlWhenThereIsNoSuchControlThenNotFound() {
		assertThat(new HttpSession(this.port).submit("/worker", "/worker/explode", Map.of()).statusCode())
			.isEqualTo(404);
	}

}
