package io.github.cognitoauth.sample.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows what the embedded pool has sent to its users, in place of their phones. Open to
 * everybody: the codes are needed by people who are not signed in yet.
 */
@Controller
@Profile("embedded")
class InboxController {

	private static final int SHOWN = 50;

	private final CognitoUserPoolServer pool;

	private final AuthenticatorApps apps;

	InboxController(CognitoUserPoolServer pool, AuthenticatorApps apps) {
		this.pool = pool;
		this.apps = apps;
	}

	@GetMapping("/inbox")
	String inbox(Model model, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		model.addAttribute("codes", codes());
		model.addAttribute("authenticatorCodes", authenticatorCodes());
		return "inbox";
	}

	private List<InboxEntry> codes() {
		return this.pool.inbox().codes().stream().limit(SHOWN).map(InboxEntry::of).toList();
	}

	private Map<String, String> authenticatorCodes() {
		Map<String, String> codes = new LinkedHashMap<>();
		this.apps.secrets().forEach((username, secret) -> codes.put(username, this.pool.totp(secret)));
		return codes;
	}

}
