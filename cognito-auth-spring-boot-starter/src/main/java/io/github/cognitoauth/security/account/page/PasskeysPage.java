// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.account.PasskeyDescription;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageButton;
import io.github.cognitoauth.security.page.PageFact;
import io.github.cognitoauth.security.text.Text;

/** The passkeys of an account. */
final class PasskeysPage extends ListPage {

	PasskeysPage(PageContext pages) {
		super(pages, AccountAddresses.PASSKEYS, "list-passkeys");
	}

	@Override
	List<PageBlock> blocks(OperationResult result) {
		OperationResult.Passkeys passkeys = (OperationResult.Passkeys) result;
		if (!passkeys.available()) {
			return List.of(remark("cognito.page.account-not-available"));
		}
		List<PageBlock> blocks = new ArrayList<>();
		passkeys.passkeys().forEach((passkey) -> blocks.add(block(passkey)));
		if (blocks.isEmpty()) {
			blocks.add(remark("cognito.page.account-no-passkeys"));
		}
		if (pages().offers("begin-passkey")) {
			blocks.add(new PageBlock.Section(null, null, null, List.of(), List.of(),
					List.of(new PageButton(Text.of("cognito.page.begin-passkey.title"),
							pages().addresses().at(AccountAddresses.PASSKEY_NEW), Map.of(), false))));
		}
		return blocks;
	}

	private PageBlock block(PasskeyDescription passkey) {
		List<PageFact> facts = times("cognito.page.account-created", passkey.createdAt(), "", null);
		List<PageButton> buttons = pages().offers("delete-passkey")
				? List.of(button("cognito.page.delete-passkey.submit", AccountAddresses.PASSKEY_DELETE,
						passkey.credentialId(), passkey.friendlyName(), true))
				: List.of();
		return new PageBlock.Section(value(passkey.friendlyName(), "cognito.page.account-passkey"), null, null, facts,
				List.of(), buttons);
	}

}
