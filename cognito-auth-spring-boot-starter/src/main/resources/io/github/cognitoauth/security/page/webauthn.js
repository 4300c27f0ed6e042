// Starts the sign-in with a passkey of the application, for which Spring Security's own
// script does the work.
(() => {
	"use strict";

	const button = document.getElementById("passkey-signin");

	document.addEventListener("DOMContentLoaded", () => {
		if (typeof setupLogin === "function") {
			const headers = button.dataset.csrfHeader ? { [button.dataset.csrfHeader]: button.dataset.csrfToken } : {};
			setupLogin(headers, button.dataset.contextPath, button);
		}
	});
})();
