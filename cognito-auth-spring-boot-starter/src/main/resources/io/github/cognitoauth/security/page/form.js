// Makes forms easier where scripts run; without them everything works as well.
(() => {
	"use strict";

	const PATIENCE = 10000;

	// Sends a form once: an answer to a challenge is good once, and the second press of a
	// double click would end the sign-in that the first has just completed.
	document.addEventListener("submit", (event) => {
		const form = event.target;
		if (form.dataset.sent) {
			event.preventDefault();
			return;
		}
		form.dataset.sent = "true";
		setTimeout(() => delete form.dataset.sent, PATIENCE);
	});

	const hide = () => {
		for (const box of document.querySelectorAll("input[data-show]")) {
			box.checked = false;
			document.getElementById(box.dataset.show).type = "password";
		}
	};

	// the page can come back as it was left
	window.addEventListener("pageshow", () => {
		for (const form of document.forms) {
			delete form.dataset.sent;
		}
		hide();
	});

	// a password manager keeps what is a password when it is sent
	document.addEventListener("submit", hide);

	for (const box of document.querySelectorAll("input[data-show]")) {
		box.closest("label").hidden = false;
		box.addEventListener("change", () => {
			document.getElementById(box.dataset.show).type = box.checked ? "text" : "password";
		});
	}

	for (const time of document.querySelectorAll("time[datetime]")) {
		time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang,
			{ dateStyle: "medium", timeStyle: "short" });
	}

	for (const button of document.querySelectorAll("button[data-copy]")) {
		if (navigator.clipboard) {
			button.hidden = false;
			button.addEventListener("click", async () => {
				await navigator.clipboard.writeText(button.dataset.copy);
				button.nextElementSibling.hidden = false;
			});
		}
	}

	// what is asked of the way that was chosen, and of no other
	const choices = document.querySelectorAll(".option input[type=radio]");
	const require = () => {
		for (const choice of choices) {
			for (const field of choice.closest(".option").querySelectorAll(".option-fields input:not([data-show])")) {
				field.required = choice.checked;
				field.disabled = !choice.checked;
			}
		}
	};
	for (const choice of choices) {
		choice.addEventListener("change", require);
	}
	require();
})();
