// Counts down to the expiry of the access token. The server refreshes it when the page is
// loaded again.
const countdown = document.getElementById("countdown");

function start(life, issuedAt, expiresAt) {
	function show() {
		const left = Math.max(0, Math.round((expiresAt - Date.now()) / 1000));
		const hours = Math.floor(left / 3600);
		const minutes = Math.floor((left % 3600) / 60);
		const seconds = String(left % 60).padStart(2, "0");
		countdown.textContent = hours ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
		life.value = Math.max(0, (expiresAt - Date.now()) / Math.max(1, expiresAt - issuedAt));
		if (left === 0) {
			clearInterval(timer);
			location.reload();
		}
	}
	const timer = setInterval(show, 1000);
	document.getElementById("expires-at").textContent = new Date(expiresAt).toLocaleTimeString();
	show();
}

if (countdown && Date.parse(countdown.dataset.expiresAt) > Date.now()) {
	start(document.getElementById("life"), Date.parse(countdown.dataset.issuedAt), Date.parse(countdown.dataset.expiresAt));
}
