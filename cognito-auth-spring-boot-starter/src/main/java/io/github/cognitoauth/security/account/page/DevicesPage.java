// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.account.UserDevice;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.page.PageBlock;
import io.github.cognitoauth.security.page.PageButton;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/** The devices of an account. */
final class DevicesPage extends ListPage {

	/**
	 * Attribute of a device that says whether it is remembered. Not every answer has it.
	 */
	private static final String STATUS = "dev:device_remembered_status";

	private static final String REMEMBERED = "remembered";

	DevicesPage(PageContext pages) {
		super(pages, AccountAddresses.DEVICES, "list-devices");
	}

	@Override
	List<PageBlock> blocks(OperationResult result) {
		OperationResult.Devices devices = (OperationResult.Devices) result;
		if (!devices.available()) {
			return List.of(remark("cognito.page.account-not-available"));
		}
		List<PageBlock> blocks = new ArrayList<>();
		devices.devices().forEach((device) -> blocks.add(block(device)));
		return blocks.isEmpty() ? List.of(remark("cognito.page.account-no-devices")) : blocks;
	}

	private PageBlock block(UserDevice device) {
		String status = device.attributes().get(STATUS);
		List<PageButton> buttons = new ArrayList<>();
		if (pages().offers("update-device")) {
			if (!REMEMBERED.equals(status)) {
				buttons.add(remember(device, true));
			}
			if (status == null || status.equals(REMEMBERED)) {
				buttons.add(remember(device, false));
			}
		}
		if (pages().offers("forget-device")) {
			buttons.add(button("cognito.page.forget-device.submit", AccountAddresses.DEVICE_FORGET, device.deviceKey(),
					device.name(), true));
		}
		return new PageBlock.Section(value(device.name(), "cognito.page.account-device"), badge(status), null,
				times("cognito.page.account-first-used", device.createdAt(), "cognito.page.account-last-used",
						device.lastAuthenticatedAt()),
				List.of(), buttons);
	}

	private static @Nullable Text badge(@Nullable String status) {
		return REMEMBERED.equals(status) ? Text.of("cognito.page.account-remembered") : null;
	}

	private PageButton remember(UserDevice device, boolean remember) {
		return new PageButton(
				Text.of(remember ? "cognito.page.account-remember" : "cognito.page.account-stop-remembering"),
				pages().addresses().at(AccountAddresses.DEVICE_UPDATE),
				Map.of(PageContext.TARGET, device.deviceKey(), REMEMBERED, String.valueOf(remember)), false);
	}

}
