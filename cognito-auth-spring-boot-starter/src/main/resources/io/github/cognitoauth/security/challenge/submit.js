// Sends a form once: an answer to a challenge is good once, and the second press of a
// double click would end the sign-in that the first has just completed.
(() => {
	"use strict";

	const PATIENCE = 10000;

	document.addEventListener("submit", (event) => {
		const form = event.target;
		if (form.dataset.sent) {
			event.preventDefault();
			return;
		}
		form.dataset.sent = "true";
		setTimeout(() => delete form.dataset.sent, PATIENCE);
	});

	// the page can come back as it was left
	window.addEventListener("pageshow", () => {
		for (const form of document.forms) {
			delete form.dataset.sent;
		}
	});
})();
