// Picks a user of the list, so that only the password is left to type.
document.querySelectorAll("[data-username]").forEach((person) => {
	person.addEventListener("click", () => {
		document.getElementById("username").value = person.dataset.username;
		document.getElementById("password").focus();
	});
});
