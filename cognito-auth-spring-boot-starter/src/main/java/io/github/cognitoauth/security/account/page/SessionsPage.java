// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.account.UserSession;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageButton;
import io.github.cognitoauth.security.text.Text;

/**
 * The sessions of an account, by their times: address and device that the pool knows are
 * those of this server.
 */
final class SessionsPage extends ListPage {

	SessionsPage(PageContext pages) {
		super(pages, AccountAddresses.SESSIONS, "list-sessions");
	}

	@Override
	List<PageBlock> blocks(OperationResult result) {
		OperationResult.Sessions sessions = (OperationResult.Sessions) result;
		if (!sessions.available()) {
			return List.of(remark("cognito.page.account-not-available"));
		}
		List<PageBlock> blocks = new ArrayList<>();
		sessions.sessions().stream().filter(UserSession::current).forEach((session) -> blocks.add(block(session)));
		sessions.sessions().stream().filter((it) -> !it.current()).forEach((session) -> blocks.add(block(session)));
		if (pages().offers("sign-out-everywhere")) {
			blocks.add(new PageBlock.Section(null, null, null, List.of(),
					List.of(pages().link("cognito.page.sign-out-everywhere.title", AccountAddresses.EVERYWHERE)),
					List.of()));
		}
		return blocks;
	}

	private PageBlock block(UserSession session) {
		Text badge = session.current() ? Text.of("cognito.page.account-this-session") : null;
		return new PageBlock.Section(
				Text.of("cognito.page.account-session"), badge, null, times("cognito.page.account-signed-in",
						session.createdAt(), "cognito.page.account-last-used", session.lastActiveAt()),
				List.of(), buttons(session));
	}

	/** The pool does not end the session of the token that asks for it. */
	private List<PageButton> buttons(UserSession session) {
		if (session.current()) {
			return List.of(new PageButton(Text.of("cognito.page.logout.submit"),
					pages().addresses().at(AccountAddresses.LOGOUT), Map.of(), false));
		}
		return pages().offers("end-session") ? List.of(button("cognito.page.end-session.submit",
				AccountAddresses.SESSION_END, session.sessionId(), null, true)) : List.of();
	}

}
