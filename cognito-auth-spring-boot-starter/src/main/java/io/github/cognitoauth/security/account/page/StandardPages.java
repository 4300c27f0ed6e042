// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.github.cognitoauth.security.account.page.AccountAddresses.ACCOUNT;
import static io.github.cognitoauth.security.account.page.AccountAddresses.APP;
import static io.github.cognitoauth.security.account.page.AccountAddresses.APP_CODE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.CONFIRM;
import static io.github.cognitoauth.security.account.page.AccountAddresses.DELETE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.DEVICES;
import static io.github.cognitoauth.security.account.page.AccountAddresses.DEVICE_FORGET;
import static io.github.cognitoauth.security.account.page.AccountAddresses.DEVICE_UPDATE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.EVERYWHERE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.FORGOT;
import static io.github.cognitoauth.security.account.page.AccountAddresses.PASSKEYS;
import static io.github.cognitoauth.security.account.page.AccountAddresses.PASSKEY_DELETE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.PASSKEY_NEW;
import static io.github.cognitoauth.security.account.page.AccountAddresses.PASSKEY_SAVE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.PASSWORD;
import static io.github.cognitoauth.security.account.page.AccountAddresses.PROFILE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.RESEND;
import static io.github.cognitoauth.security.account.page.AccountAddresses.RESET;
import static io.github.cognitoauth.security.account.page.AccountAddresses.SECOND_STEP;
import static io.github.cognitoauth.security.account.page.AccountAddresses.SEND_CODE;
import static io.github.cognitoauth.security.account.page.AccountAddresses.SESSIONS;
import static io.github.cognitoauth.security.account.page.AccountAddresses.SESSION_END;
import static io.github.cognitoauth.security.account.page.AccountAddresses.SIGN_UP;
import static io.github.cognitoauth.security.account.page.AccountAddresses.VERIFY;

/** Which pages there are. */
final class StandardPages {

	/** Where the login page leads to, by operation. */
	static final Map<String, String> LOGIN_LINKS = Map.of("forgot-password", FORGOT, "confirm-sign-up", CONFIRM,
			"sign-up", SIGN_UP);

	private static final List<FormPageSpec> FORMS = List.of(
			FormPageSpec.forEverybody("sign-up", SIGN_UP).link("confirm-sign-up", CONFIRM),
			FormPageSpec.forEverybody("confirm-sign-up", CONFIRM)
				.button("resend-sign-up-code", RESEND)
				.link("forgot-password", FORGOT),
			FormPageSpec.forEverybody("resend-sign-up-code", RESEND),
			FormPageSpec.forEverybody("forgot-password", FORGOT),
			FormPageSpec.forEverybody("reset-password", RESET).button("forgot-password", FORGOT),
			FormPageSpec.forUser("change-password", PASSWORD, ACCOUNT).readingAccount(),
			FormPageSpec.forUser("update-attributes", PROFILE, ACCOUNT).readingAccount(),
			FormPageSpec.forUser("verify-attribute", VERIFY, ACCOUNT)
				.begunAt(ACCOUNT)
				.button("send-attribute-code", SEND_CODE),
			FormPageSpec.forUser("begin-totp", APP, SECOND_STEP),
			FormPageSpec.forUser("complete-totp", APP_CODE, SECOND_STEP).begunAt(APP),
			FormPageSpec.forUser("begin-passkey", PASSKEY_NEW, PASSKEYS),
			FormPageSpec.forUser("complete-passkey", PASSKEY_SAVE, PASSKEYS).begunAt(PASSKEY_NEW));

	private static final List<ActionPageSpec> ACTIONS = List.of(
			ActionPageSpec.atOnce("send-attribute-code", SEND_CODE, ACCOUNT),
			ActionPageSpec.confirmed("delete-passkey", PASSKEY_DELETE, PASSKEYS),
			ActionPageSpec.atOnce("update-device", DEVICE_UPDATE, DEVICES),
			ActionPageSpec.confirmed("forget-device", DEVICE_FORGET, DEVICES),
			ActionPageSpec.confirmed("end-session", SESSION_END, SESSIONS),
			ActionPageSpec.confirmedForAll("sign-out-everywhere", EVERYWHERE, ACCOUNT),
			ActionPageSpec.confirmedForAll("delete-account", DELETE, ACCOUNT));

	private StandardPages() {
	}

	static List<AccountPage> of(PageContext pages) {
		Stream<AccountPage> others = Stream.of(new OverviewPage(pages), new SecondStepPage(pages),
				new PasskeysPage(pages), new PasskeyPromptPage(pages), new DevicesPage(pages), new SessionsPage(pages));
		return Stream.concat(Stream.concat(FORMS.stream().map((spec) -> new FormPage(pages, spec)),
				ACTIONS.stream().map((spec) -> new ActionPage(pages, spec))), others)
			.toList();
	}

}
