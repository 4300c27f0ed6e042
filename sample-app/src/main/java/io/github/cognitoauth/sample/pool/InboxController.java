// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeliveredCode;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows what the embedded pool has sent to its users, in place of their phones. Open to
 * everybody: the codes are needed by people who are not signed in yet.
 */
@Controller
@Profile("embedded")
class InboxController {

	private static final int SHOWN = 50;

	private final CognitoUserPoolServer pool;

	InboxController(CognitoUserPoolServer pool) {
		this.pool = pool;
	}

	@GetMapping("/inbox")
	String inbox(Model model, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		model.addAttribute("codes", codes());
		model.addAttribute("authenticatorCodes", authenticatorCodes());
		model.addAttribute("question", DemoUsers.QUESTION);
		model.addAttribute("answer", DemoUsers.ANSWER);
		return "inbox";
	}

	/** The newest code that was sent to a user, for scripts. */
	@GetMapping("/inbox/{username}/message")
	ResponseEntity<String> message(@PathVariable String username) {
		return plain(this.pool.inbox()
			.codes()
			.stream()
			.filter((code) -> code.username().equals(username))
			.map(DeliveredCode::code)
			.findFirst());
	}

	/** What the authenticator app of a user shows, for scripts. */
	@GetMapping("/inbox/{username}/app")
	ResponseEntity<String> app(@PathVariable String username) {
		return plain(Optional.ofNullable(authenticatorCodes().get(username)));
	}

	private static ResponseEntity<String> plain(Optional<String> code) {
		return code
			.map((text) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.contentType(MediaType.TEXT_PLAIN)
				.body(text))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	private List<InboxEntry> codes() {
		return this.pool.inbox().codes().stream().limit(SHOWN).map(InboxEntry::of).toList();
	}

	private Map<String, String> authenticatorCodes() {
		Map<String, String> codes = new LinkedHashMap<>();
		this.pool.users()
			.forEach((user) -> user.authenticatorCode().ifPresent((code) -> codes.put(user.username(), code)));
		return codes;
	}

}
