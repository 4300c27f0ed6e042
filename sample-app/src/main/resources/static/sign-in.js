// Signs in through the JSON API: draws the form that comes and posts what is entered, until
// somebody is signed in. It knows no step by name. The tokens stay in the server's session.
import { draw } from "./sign-in-form.js";

const root = document.getElementById("sign-in");
const base = root.dataset.api;

/** The token against forged requests, which the first form's answer has put into a cookie. */
function csrf() {
	const found = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
	return found ? decodeURIComponent(found[1]) : "";
}

async function call(method, path, body) {
	const headers = { "Accept": "application/json", "Accept-Language": document.documentElement.lang };
	if (method !== "GET") {
		headers["Content-Type"] = "application/json";
		headers["X-XSRF-TOKEN"] = csrf();
	}
	const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
	const json = response.status === 204 ? {} : await response.json();
	return { ...json, wait: Number(response.headers.get("Retry-After")) || 0 };
}

/** The first form, and why it is shown again. */
async function start(problem) {
	const { form } = await call("GET", "/sign-in");
	show({ ...form, problem: problem && { text: problem } }, (entered) => call("POST", "/sign-in", entered), false);
}

function show(form, send, restartable = true) {
	const restart = restartable ? () => attempt(() => start()) : undefined;
	draw(root, form, (entered) => attempt(async () => go(await send(entered))), restart);
}

function go(result) {
	if (result.status === "signed-in") {
		root.setAttribute("aria-busy", "true");
		location.assign(root.dataset.then);
		return undefined;
	}
	const challenge = result.challenge;
	if (!challenge) {
		return start(result.detail || result.title);
	}
	const problem = challenge.problem || (result.detail && { text: result.detail });
	return show({ ...challenge, problem },
		(answer) => call("POST", "/sign-in/answer", { handle: challenge.handle, answer }));
}

async function attempt(step) {
	const offline = document.getElementById("offline");
	root.setAttribute("aria-busy", "true");
	root.querySelectorAll("button").forEach((button) => (button.disabled = true));
	offline.hidden = true;
	try {
		await step();
	}
	catch (error) {
		offline.hidden = false;
	}
	finally {
		root.removeAttribute("aria-busy");
		root.querySelectorAll("button").forEach((button) => (button.disabled = false));
	}
}

attempt(() => start());
