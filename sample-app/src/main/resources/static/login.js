// Picks a user of the list, so that nothing is left to type.
document.querySelectorAll("[data-username]").forEach((person) => {
	person.addEventListener("click", () => {
		document.getElementById("username").value = person.dataset.username;
		document.getElementById("password").value = person.dataset.password;
		document.querySelector("form.form button").focus();
	});
});
