// Asks the browser for the passkey that the page describes, or to make one, and sends the form.
(() => {
	"use strict";

	const button = document.getElementById("passkey");
	const form = document.getElementById("answer-form");
	const credentialField = document.getElementById("credential");
	const problem = document.getElementById("passkey-problem");

	const toBytes = (text) => {
		const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
		return Uint8Array.from(atob(base64 + "===".slice((base64.length + 3) % 4)), (c) => c.charCodeAt(0));
	};

	const toText = (buffer) => {
		if (!buffer) {
			return undefined;
		}
		let binary = "";
		for (const byte of new Uint8Array(buffer)) {
			binary += String.fromCharCode(byte);
		}
		return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
	};

	const creates = "create" in button.dataset;

	const options = () => {
		const json = JSON.parse(button.dataset.options);
		return json.publicKey || json;
	};

	const known = (list) => (list || []).map((it) => ({ ...it, id: toBytes(it.id) }));

	const creationOptions = () => {
		const json = options();
		if (window.PublicKeyCredential.parseCreationOptionsFromJSON) {
			return window.PublicKeyCredential.parseCreationOptionsFromJSON(json);
		}
		return {
			...json,
			challenge: toBytes(json.challenge),
			user: { ...json.user, id: toBytes(json.user.id) },
			excludeCredentials: known(json.excludeCredentials),
		};
	};

	const requestOptions = () => {
		const json = options();
		if (window.PublicKeyCredential.parseRequestOptionsFromJSON) {
			return window.PublicKeyCredential.parseRequestOptionsFromJSON(json);
		}
		return {
			...json,
			challenge: toBytes(json.challenge),
			allowCredentials: known(json.allowCredentials),
		};
	};

	const toJson = (credential) => {
		if (typeof credential.toJSON === "function") {
			return credential.toJSON();
		}
		return {
			id: credential.id,
			rawId: toText(credential.rawId),
			type: credential.type,
			authenticatorAttachment: credential.authenticatorAttachment || undefined,
			clientExtensionResults: credential.getClientExtensionResults(),
			response: {
				clientDataJSON: toText(credential.response.clientDataJSON),
				attestationObject: toText(credential.response.attestationObject),
				transports: creates ? credential.response.getTransports() : undefined,
				authenticatorData: toText(credential.response.authenticatorData),
				signature: toText(credential.response.signature),
				userHandle: toText(credential.response.userHandle),
			},
		};
	};

	const show = (text) => {
		problem.textContent = text;
		problem.hidden = false;
	};

	button.addEventListener("click", async () => {
		problem.hidden = true;
		if (!window.PublicKeyCredential) {
			show(problem.dataset.notSupported);
			return;
		}
		try {
			const credential = creates ? await navigator.credentials.create({ publicKey: creationOptions() })
				: await navigator.credentials.get({ publicKey: requestOptions() });
			credentialField.value = JSON.stringify(toJson(credential));
			form.submit();
		}
		catch (error) {
			show(problem.dataset.notUsed);
		}
	});
})();
