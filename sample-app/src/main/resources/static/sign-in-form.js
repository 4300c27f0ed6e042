// Draws a form of the API with the elements of the page, without any markup in a string.

/** An element with attributes and children; what is undefined is left out. */
function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) {
			made.setAttribute(key, value === true ? "" : value);
		}
	}
	made.append(...children.filter(Boolean));
	return made;
}

const INPUTS = { text: "text", code: "text", password: "password", email: "email", tel: "tel", date: "date", url: "url" };

function field({ name, type, label, hint, required, value, autocomplete, inputMode }, problem) {
	const id = `field-${name}`;
	const wrong = problem?.field === name;
	const described = [hint && `${id}-hint`, wrong && "problem"].filter(Boolean).join(" ") || undefined;
	return element("div", { class: "field" },
		element("label", { for: id }, label),
		hint && element("span", { class: "hint", id: `${id}-hint` }, hint),
		element("input", { id, name, type: INPUTS[type] ?? "text", required, value, autocomplete, inputmode: inputMode,
			"aria-describedby": described, "aria-invalid": wrong ? "true" : undefined, autocapitalize: "none",
			spellcheck: "false" }));
}

function choices(list, problem) {
	return element("fieldset", { class: "choices" }, element("legend", {}, "Choose one"),
		...list.map((choice, place) => element("div", { class: "option" },
			element("label", { class: "choice" },
				element("input", { type: "radio", name: "choice", value: choice.value, required: true, checked: place === 0 }),
				element("span", {}, choice.label)),
			choice.fields.length > 0 && element("div", { class: "option-fields" },
				// only what belongs to the chosen way has to be there
				...choice.fields.map((it) => field({ ...it, required: false }, problem))))));
}

const SVG = "http://www.w3.org/2000/svg";

/** Dark modules on white, with the quiet zone of four that the standard demands. */
function qrCode({ size, rows }) {
	const svg = document.createElementNS(SVG, "svg");
	svg.setAttribute("class", "qr");
	svg.setAttribute("role", "img");
	svg.setAttribute("aria-label", "QR code for your authenticator app");
	svg.setAttribute("shape-rendering", "crispEdges");
	svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
	const part = (name, attributes) => {
		const made = document.createElementNS(SVG, name);
		Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
		svg.append(made);
	};
	part("rect", { width: "100%", height: "100%", fill: "#fff" });
	const path = rows.flatMap((row, y) => [...BigInt(`0x${row}`).toString(2).padStart(size, "0")]
		.map((bit, x) => (bit === "1" ? `M${x + 4} ${y + 4}h1v1h-1z` : "")));
	part("path", { fill: "#000", d: path.join("") });
	return element("figure", { class: "qr-frame" }, svg);
}

function setup({ secret, otpauthUri, qr }) {
	return [
		qr && qrCode(qr),
		element("p", { class: "secret" }, element("a", { href: otpauthUri }, "Open the authenticator app on this device")),
		element("p", { class: "secret" }, element("span", { class: "muted small", id: "secret-label" }, "Key"),
			element("code", { id: "setup-secret", "aria-labelledby": "secret-label" }, secret.replace(/(.{4})(?=.)/g, "$1 "))),
	];
}

function facts(all) {
	return element("dl", { class: "facts asked" },
		...Object.entries(all).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

/** What was entered, by name; of the choices only what belongs to the chosen one. */
function entered(form, inputs) {
	const data = new FormData(inputs);
	const choice = form.choices?.find((it) => it.value === data.get("choice"));
	const values = choice ? { choice: choice.value } : {};
	for (const { name, required } of [...form.fields, ...(choice?.fields ?? [])]) {
		const value = data.get(name);
		if (value !== null && (value !== "" || required)) {
			values[name] = value;
		}
	}
	return values;
}

async function passkey(options) {
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey ?? options);
	return (await navigator.credentials.get({ publicKey })).toJSON();
}

function passkeyButton(options, send, problem) {
	const button = element("button", { class: "primary", type: "button" }, "Use passkey");
	button.addEventListener("click", async () => {
		let credential;
		try {
			credential = await passkey(options);
		}
		catch (error) {
			problem.textContent = "The passkey was not used. Try again, or start over.";
			problem.hidden = false;
			return;
		}
		send({ credential });
	});
	return button;
}

/**
 * Draws a form in place of what was there.
 * @param root the element
 * @param form the form as it came
 * @param send called with what was entered
 * @param restart called to start over, or undefined
 */
export function draw(root, form, send, restart) {
	const heading = element("h1", { id: "heading", tabindex: "-1" }, form.title.text);
	const problem = element("p", { class: "alert", id: "problem", role: "alert", hidden: !form.problem },
		form.problem?.text ?? "");
	const inputs = element("form", { class: "form", id: "answer-form" },
		form.choices?.length > 0 ? choices(form.choices, form.problem) : undefined,
		...form.fields.filter((it) => it.type !== "object").map((it) => field(it, form.problem)),
		form.passkey ? passkeyButton(form.passkey, send, problem)
			: element("button", { class: "primary", type: "submit" }, "Continue"));
	inputs.addEventListener("submit", (event) => {
		event.preventDefault();
		send(entered(form, inputs));
	});
	const again = restart && element("button", { class: "quiet", type: "button" }, "Start over");
	again?.addEventListener("click", restart);
	root.replaceChildren(
		element("div", { class: "stack tight" }, heading,
			form.text && element("p", { class: "muted", id: "what-to-do" }, form.text.text)),
		problem,
		...(form.setup ? setup(form.setup) : []).filter(Boolean),
		...(Object.keys(form.facts ?? {}).length > 0 ? [facts(form.facts)] : []),
		...(form.answerable === false ? [] : [inputs]),
		...(again ? [again] : []));
	document.title = `${form.problem ? "Error: " : ""}${form.title.text} · Cognito Auth demo`;
	const first = inputs.querySelector("[aria-invalid]") ?? inputs.querySelector("input:not([type=radio])")
		?? inputs.querySelector("input");
	(form.passkey || !first ? heading : first).focus();
}
