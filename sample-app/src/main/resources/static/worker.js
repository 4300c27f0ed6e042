// Asks how the worker is doing and draws its last two minutes.
const SVG = "http://www.w3.org/2000/svg";
const WINDOW = 120_000;
const LEFT = 44;
const HEIGHT = 240;
const TOP = 12;
const BASE = 176;
const CALLS = 204;
const chart = document.getElementById("chart");

function draw(name, attributes, text) {
	const element = document.createElementNS(SVG, name);
	Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
	if (text !== undefined) {
		element.textContent = text;
	}
	return element;
}

function duration(seconds) {
	const minutes = Math.floor(seconds / 60);
	return minutes ? `${minutes}:${String(seconds % 60).padStart(2, "0")}` : `${seconds} s`;
}

function life(sample) {
	return sample.expiresAt ? Math.max(0, (Date.parse(sample.expiresAt) - Date.parse(sample.at)) / 1000) : 0;
}

// a round figure above the longest life, so that the scale does not jump about
function ceiling(samples) {
	const longest = Math.max(...samples.map(life), 1);
	return [30, 60, 120, 300, 600, 1800, 3600, 86400].find((step) => step >= longest) ?? longest;
}

function marks(samples, visible, x) {
	return samples.flatMap((sample, index) => {
		// before the first call of all there was nothing
		const before = samples[index - 1] ?? { signIns: 0, refreshes: 0 };
		if (!visible(sample)) {
			return [];
		}
		const kind = (sample.signIns > before.signIns) ? "sign-in" : (sample.refreshes > before.refreshes) ? "refresh" : null;
		return kind ? [draw("path", { class: kind, d: `M${x(sample)} ${TOP}V${BASE}` })] : [];
	});
}

// one unit is one pixel, so that the text has the same size on every screen
function render(samples, now) {
	const width = Math.max(chart.clientWidth, 240);
	const right = width - 8;
	chart.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
	const end = Date.parse(now);
	const inWindow = (sample) => end - Date.parse(sample.at) <= WINDOW;
	const shown = samples.filter(inWindow);
	const top = ceiling(shown);
	const x = (sample) => (right - (end - Date.parse(sample.at)) * (right - LEFT) / WINDOW).toFixed(1);
	const y = (seconds) => (BASE - seconds * (BASE - TOP) / top).toFixed(1);
	const parts = [0, top / 2, top].flatMap((seconds) => [
		draw("path", { class: "axis", d: `M${LEFT} ${y(seconds)}H${right}` }),
		draw("text", { x: LEFT - 8, y: Number(y(seconds)) + 4, "text-anchor": "end" }, duration(seconds))
	]);
	if (shown.length > 0) {
		const line = shown.map((sample) => `${x(sample)} ${y(life(sample))}`).join("L");
		parts.push(draw("path", { class: "life", d: `M${x(shown[0])} ${BASE}L${line}L${x(shown.at(-1))} ${BASE}Z` }));
	}
	parts.push(...marks(samples, inWindow, x));
	shown.forEach((sample) => parts.push(draw("circle",
		{ class: sample.succeeded ? "ok" : "failed", cx: x(sample), cy: CALLS, r: sample.succeeded ? 2.6 : 3.6 })));
	((width < 480) ? [120, 60, 0] : [120, 90, 60, 30, 0]).forEach((ago) => parts.push(draw("text", {
		x: right - ago * 1000 * (right - LEFT) / WINDOW, y: 232,
		"text-anchor": (ago === 0) ? "end" : (ago === 120) ? "start" : "middle"
	}, (ago === 0) ? "now" : `${ago} s ago`)));
	chart.replaceChildren(...parts);
}

function show(id, value) {
	document.getElementById(id).textContent = value;
}

function tell(status, samples) {
	show("calls", status.calls);
	show("failures", status.failures);
	show("sign-ins", status.signIns);
	show("refreshes", status.refreshes);
	if (status.region) {
		show("region", status.region);
	}
	const left = status.expiresAt ? Math.round((Date.parse(status.expiresAt) - Date.parse(status.now)) / 1000) : 0;
	show("expires-in", (left > 0) ? duration(left) : "–");
	const last = samples.at(-1);
	const state = document.getElementById("state");
	const word = !last ? "starting" : last.succeeded ? "calls go through" : (status.lastErrorCode ?? "calls fail");
	if (state.textContent !== word) {
		state.textContent = word;
		state.className = "chip " + (!last ? "" : last.succeeded ? "good" : "bad");
	}
}

async function json(path) {
	const response = await fetch(path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(5000) });
	if (!response.ok) {
		throw new Error(String(response.status));
	}
	return response.json();
}

async function update() {
	try {
		const [status, samples] = await Promise.all([json("/worker/status"), json("/worker/history")]);
		tell(status, samples);
		render(samples, status.now);
	}
	catch {
		const state = document.getElementById("state");
		state.textContent = "application does not answer";
		state.className = "chip bad";
	}
	setTimeout(update, 1000);
}

update();
