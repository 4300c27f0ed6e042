package io.github.cognitoauth.security.account.page;

import java.util.List;
import java.util.Map;

/** Which pages there are. */
final class StandardPages {

	/** Where the login page leads to, by operation. */
	static final Map<String, String> LOGIN_LINKS = Map.of("forgot-password", AccountAddresses.FORGOT, "confirm-sign-up",
			AccountAddresses.CONFIRM, "sign-up", AccountAddresses.SIGN_UP);

	private StandardPages() {
	}

	static List<AccountPage> of(PageContext pages) {
		return List.of(
				form(pages,
						FormPageSpec.forEverybody("sign-up", AccountAddresses.SIGN_UP)
							.link("confirm-sign-up", AccountAddresses.CONFIRM)),
				form(pages,
						FormPageSpec.forEverybody("confirm-sign-up", AccountAddresses.CONFIRM)
							.button("resend-sign-up-code", AccountAddresses.RESEND)
							.link("forgot-password", AccountAddresses.FORGOT)),
				form(pages, FormPageSpec.forEverybody("resend-sign-up-code", AccountAddresses.RESEND)),
				form(pages, FormPageSpec.forEverybody("forgot-password", AccountAddresses.FORGOT)),
				form(pages, FormPageSpec.forEverybody("reset-password", AccountAddresses.RESET)
					.button("forgot-password", AccountAddresses.FORGOT)));
	}

	private static AccountPage form(PageContext pages, FormPageSpec spec) {
		return new FormPage(pages, spec);
	}

}
