// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Instant;

import io.github.cognitoauth.account.PasskeyDescription;
import io.github.cognitoauth.account.UserDevice;
import io.github.cognitoauth.account.UserSession;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.account.AccountView;
import io.github.cognitoauth.security.account.OperationResult.Begun;
import io.github.cognitoauth.security.account.OperationResult.Devices;
import io.github.cognitoauth.security.account.OperationResult.Passkeys;
import io.github.cognitoauth.security.account.OperationResult.Sessions;
import io.github.cognitoauth.security.account.OperationResult.Updated;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an account has. What is not there is left out. */
final class AccountJson {

	private AccountJson() {
	}

	/** That a password is typed twice is a matter of pages. */
	static StepForm withoutConfirmations(StepForm form) {
		return form.without(FormField::isRepetition);
	}

	static ObjectNode begun(Begun begun, ApiJson json) {
		ObjectNode form = json.form(begun.form());
		ObjectNode body = json.object();
		for (String member : new String[] { "setup", "passkey" }) {
			if (form.has(member)) {
				body.set(member, form.get(member));
			}
		}
		return body;
	}

	static ObjectNode account(AccountView account, ApiJson json) {
		ObjectNode body = json.object().put("username", account.username());
		ArrayNode attributes = body.putArray("attributes");
		account.attributes().forEach((attribute) -> {
			ObjectNode item = attributes.addObject()
				.put("name", attribute.name())
				.put("value", attribute.value())
				.put("writable", attribute.writable());
			if (attribute.verified() != null) {
				item.put("verified", attribute.verified());
			}
		});
		ObjectNode mfa = body.putObject("mfa");
		ArrayNode enabled = mfa.putArray("enabled");
		account.mfa().forEach((type) -> enabled.add(type.value()));
		if (account.preferredMfa() != null) {
			mfa.put("preferred", account.preferredMfa().value());
		}
		ArrayNode factors = body.putArray("factors");
		account.factors().forEach((factor) -> factors.add(factor.value()));
		return body;
	}

	static ObjectNode updated(Updated updated, ApiJson json) {
		ObjectNode body = json.object();
		ArrayNode deliveries = body.putArray("deliveries");
		for (CodeDelivery delivery : updated.deliveries()) {
			ObjectNode item = json.delivery(delivery);
			put(item, "attribute", delivery.attributeName());
			deliveries.add(item);
		}
		return body;
	}

	static ObjectNode passkeys(Passkeys passkeys, ApiJson json) {
		ObjectNode body = json.object();
		ArrayNode list = body.putArray("passkeys");
		for (PasskeyDescription passkey : passkeys.passkeys()) {
			ObjectNode item = list.addObject().put("id", passkey.credentialId());
			put(item, "name", passkey.friendlyName());
			put(item, "relyingPartyId", passkey.relyingPartyId());
			put(item, "attachment", passkey.authenticatorAttachment());
			ArrayNode transports = item.putArray("transports");
			passkey.transports().forEach(transports::add);
			put(item, "createdAt", passkey.createdAt());
		}
		return body;
	}

	static ObjectNode devices(Devices devices, ApiJson json) {
		ObjectNode body = json.object();
		ArrayNode list = body.putArray("devices");
		for (UserDevice device : devices.devices()) {
			ObjectNode item = list.addObject().put("id", device.deviceKey());
			put(item, "name", device.name());
			put(item, "createdAt", device.createdAt());
			put(item, "lastModifiedAt", device.lastModifiedAt());
			put(item, "lastUsedAt", device.lastAuthenticatedAt());
		}
		return body;
	}

	/** Device and address are those of this server, and not of the person. */
	static ObjectNode sessions(Sessions sessions, ApiJson json) {
		ObjectNode body = json.object();
		ArrayNode list = body.putArray("sessions");
		for (UserSession session : sessions.sessions()) {
			ObjectNode item = list.addObject().put("id", session.sessionId());
			put(item, "createdAt", session.createdAt());
			put(item, "lastActiveAt", session.lastActiveAt());
			item.put("current", session.current());
		}
		return body;
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	private static void put(ObjectNode json, String name, @Nullable Instant value) {
		if (value != null) {
			json.put(name, value.toString());
		}
	}

}
