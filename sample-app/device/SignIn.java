// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plays a watch, a television or a console in a terminal: signs a user in, calls an API,
 * refreshes, signs out. It draws whatever form comes and posts what is entered; it knows no
 * step of a sign-in by name. The JDK is all that it needs:
 *
 * <pre>java SignIn.java http://localhost:8080</pre>
 *
 * With {@code --script FILE}, or {@code -} for standard input, each line answers a question;
 * a line that begins with {@code @} is the path of a page whose text is the answer.
 */
public class SignIn {

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

	private final URI server;

	private final Terminal terminal;

	SignIn(URI server, Terminal terminal) {
		this.server = server;
		this.terminal = terminal;
	}

	public static void main(String[] args) throws Exception {
		boolean scripted = args.length == 3 && args[1].equals("--script");
		if (args.length != 1 && !scripted) {
			System.err.println("usage: java SignIn.java URL [--script FILE]");
			System.exit(64);
		}
		URI server = URI.create(args[0]);
		if (!"https".equals(server.getScheme()) && !"localhost".equals(server.getHost())) {
			System.err.println("A password goes over https only, or to this machine: use https://... or localhost");
			System.exit(64);
		}
		try {
			new SignIn(server, new Terminal(scripted ? args[2] : null)).run();
		}
		catch (Failure ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		catch (IOException ex) {
			System.err.println(server + " does not answer: " + ex.getMessage());
			System.exit(1);
		}
	}

	void run() throws IOException, InterruptedException {
		Map<String, Object> tokens = object(signIn(), "tokens");
		whoAmI(tokens);
		Answer refreshed = post("/auth/refresh", Map.of("session", tokens.get("session")));
		tokens = object(refreshed.expect(200), "tokens");
		this.terminal.say("Refreshed: a new access token for " + number(tokens, "expiresIn") + " seconds.");
		whoAmI(tokens);
		post("/auth/sign-out", Map.of("session", tokens.get("session"))).expect(204);
		post("/auth/refresh", Map.of("session", tokens.get("session"))).expect(401);
		this.terminal.say("Signed out: the session is worth nothing now.");
	}

	/** Draw, ask, post, until somebody is signed in. */
	private Map<String, Object> signIn() throws IOException, InterruptedException {
		while (true) {
			Map<String, Object> form = object(send("GET", "/auth/sign-in", null, null).expect(200), "form");
			Map<String, Object> entered = ask(form);
			Answer answer = (entered != null) ? post("/auth/sign-in", entered) : null;
			while (answer != null && answer.json().get("challenge") instanceof Map<?, ?>) {
				Map<String, Object> challenge = object(answer.json(), "challenge");
				entered = ask(challenge);
				answer = (entered != null) ? post("/auth/sign-in/answer",
						Map.of("handle", challenge.get("handle"), "answer", entered)) : null;
			}
			if (answer != null && answer.status() == 200) {
				Map<String, Object> tokens = object(answer.json(), "tokens");
				this.terminal.say("Signed in as " + object(answer.json(), "user").get("username")
						+ "; the access token lives for " + number(tokens, "expiresIn") + " seconds.");
				return answer.json();
			}
			if (answer != null && answer.status() != 401 && answer.status() != 410) {
				throw new Failure(answer.problem());
			}
			this.terminal.say(((answer != null) ? answer.problem() + " " : "") + "Starting again.");
		}
	}

	/** What was entered, or null to start again. */
	private Map<String, Object> ask(Map<String, Object> form) throws IOException, InterruptedException {
		draw(form);
		List<Map<String, Object>> fields = new ArrayList<>(objects(form, "fields"));
		List<Map<String, Object>> choices = objects(form, "choices");
		Map<String, Object> entered = new LinkedHashMap<>();
		if (Boolean.FALSE.equals(form.get("answerable")) || (choices.isEmpty() && needsProgram(fields))) {
			this.terminal.say("This cannot be answered on this device.");
			this.terminal.ask("Press Enter to start again", false);
			return null;
		}
		if (!choices.isEmpty()) {
			Map<String, Object> choice = choose(choices);
			entered.put("choice", choice.get("value"));
			fields.addAll(objects(choice, "fields"));
		}
		for (Map<String, Object> field : fields) {
			boolean required = Boolean.TRUE.equals(field.get("required"));
			String hint = (field.get("hint") instanceof String text) ? " (" + text + ")" : "";
			String value = answer(field.get("label") + hint + (required ? "" : " (optional)"),
					"password".equals(field.get("type")));
			if (required || !value.isEmpty()) {
				entered.put((String) field.get("name"), value);
			}
		}
		return entered;
	}

	private Map<String, Object> choose(List<Map<String, Object>> choices) throws IOException, InterruptedException {
		for (int i = 0; i < choices.size(); i++) {
			boolean usable = !needsProgram(objects(choices.get(i), "fields"));
			this.terminal.say("  " + (i + 1) + "  " + choices.get(i).get("label") + (usable ? "" : ": not on this device"));
		}
		while (true) {
			String chosen = answer("Number", false);
			for (int i = 0; i < choices.size(); i++) {
				if (chosen.equals(String.valueOf(i + 1)) && !needsProgram(objects(choices.get(i), "fields"))) {
					return choices.get(i);
				}
			}
			this.terminal.say("Choose one of the numbers.");
		}
	}

	/** A passkey, for one, is made by a program: this one has none. */
	private static boolean needsProgram(List<Map<String, Object>> fields) {
		return fields.stream().anyMatch((field) -> "object".equals(field.get("type")));
	}

	private void draw(Map<String, Object> form) {
		this.terminal.say("\n" + object(form, "title").get("text"));
		if (form.get("text") != null) {
			this.terminal.say(String.valueOf(object(form, "text").get("text")));
		}
		object(form, "facts").forEach((name, value) -> this.terminal.say(name + ": " + value));
		if (form.get("delivery") != null) {
			this.terminal.say("Sent to " + object(form, "delivery").get("destination"));
		}
		if (form.get("setup") != null) {
			Map<String, Object> setup = object(form, "setup");
			if (setup.get("qr") != null) {
				this.terminal.say(halfBlocks(object(setup, "qr")));
			}
			this.terminal.say("Key: " + ((String) setup.get("secret")).replaceAll("(.{4})(?=.)", "$1 "));
		}
		if (form.get("problem") != null) {
			this.terminal.say("! " + object(form, "problem").get("text"));
		}
	}

	/** Two rows of modules a line, black on white, with the quiet zone of four. */
	private static String halfBlocks(Map<String, Object> qr) {
		int size = number(qr, "size");
		List<?> rows = (List<?>) qr.get("rows");
		StringBuilder text = new StringBuilder();
		for (int y = -4; y < size + 4; y += 2) {
			text.append("\u001b[30;107m");
			for (int x = -4; x < size + 4; x++) {
				int dark = (isDark(rows, size, x, y) ? 2 : 0) + (isDark(rows, size, x, y + 1) ? 1 : 0);
				text.append(" \u2584\u2580\u2588".charAt(dark));
			}
			text.append("\u001b[0m\n");
		}
		return text.toString();
	}

	private static boolean isDark(List<?> rows, int size, int x, int y) {
		return x >= 0 && x < size && y >= 0 && y < size
				&& new BigInteger((String) rows.get(y), 16).testBit(size - 1 - x);
	}

	private void whoAmI(Map<String, Object> tokens) throws IOException, InterruptedException {
		Answer answer = send("GET", "/api/whoami", null, (String) tokens.get("accessToken"));
		this.terminal.say("The API says: " + answer.expect(200).get("username"));
	}

	private String answer(String question, boolean secret) throws IOException, InterruptedException {
		String line = this.terminal.ask(question, secret);
		return line.startsWith("@") ? text(request("GET", line.substring(1), null, null)).body().strip() : line;
	}

	private Answer post(String path, Object body) throws IOException, InterruptedException {
		return send("POST", path, body, null);
	}

	/** Send, and send the same again when the service asks to wait. */
	private Answer send(String method, String path, Object body, String token) throws IOException, InterruptedException {
		for (int attempt = 1;; attempt++) {
			HttpResponse<String> response = text(request(method, path, body, token));
			long seconds = response.headers().firstValueAsLong("Retry-After").orElse(-1);
			if (response.statusCode() < 429 || seconds < 0 || seconds > 60 || attempt == 5) {
				boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
				return new Answer(response.statusCode(), json ? Json.read(response.body()) : Map.of());
			}
			this.terminal.say("The service asks to wait for " + seconds + " s.");
			Thread.sleep(Duration.ofSeconds(seconds).toMillis());
		}
	}

	private HttpRequest request(String method, String path, Object body, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.resolve(path))
			.timeout(Duration.ofSeconds(30))
			.header("Accept-Language", Locale.getDefault().toLanguageTag());
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		return (body != null) ? request.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(Json.write(body)))
			.build() : request.method(method, BodyPublishers.noBody()).build();
	}

	private HttpResponse<String> text(HttpRequest request) throws IOException, InterruptedException {
		return this.http.send(request, BodyHandlers.ofString());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> object(Map<String, Object> json, String name) {
		return (json.get(name) instanceof Map<?, ?> member) ? (Map<String, Object>) member : Map.of();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> objects(Map<String, Object> json, String name) {
		return (json.get(name) instanceof List<?> members) ? (List<Map<String, Object>>) members : List.of();
	}

	private static int number(Map<String, Object> json, String name) {
		return (json.get(name) instanceof Number number) ? number.intValue() : 0;
	}

	record Answer(int status, Map<String, Object> json) {

		Map<String, Object> expect(int expected) {
			if (this.status != expected) {
				throw new Failure(problem());
			}
			return this.json;
		}

		String problem() {
			Object detail = this.json.getOrDefault("detail", this.json.get("title"));
			return (detail != null) ? detail.toString() : "The service answered with status " + this.status + ".";
		}

	}

	@SuppressWarnings("serial")
	static class Failure extends RuntimeException {

		Failure(String message) {
			super(message);
		}

	}

	/** The keyboard and the screen, or a script. */
	static class Terminal {

		private final Console console = System.console();

		private final BufferedReader lines;

		Terminal(String script) throws IOException {
			boolean file = script != null && !script.equals("-");
			this.lines = file ? Files.newBufferedReader(Path.of(script)) : (script != null || this.console == null)
					? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)) : null;
		}

		void say(String text) {
			System.out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
			System.out.flush();
		}

		String ask(String question, boolean secret) throws IOException {
			String line;
			if (this.lines != null) {
				say(question + ":");
				line = this.lines.readLine();
			}
			else if (secret) {
				char[] typed = this.console.readPassword("%s: ", question);
				line = (typed != null) ? new String(typed) : null;
			}
			else {
				line = this.console.readLine("%s: ", question);
			}
			if (line == null) {
				throw new Failure("There is no answer to: " + question);
			}
			return line;
		}

	}

	/** As much JSON as this needs. */
	static class Json {

		private static final Pattern TOKEN = Pattern
			.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^\\s{}\\[\\]:,\"]+|[{}\\[\\]:,]");

		private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");

		private final Iterator<String> tokens;

		private String token;

		Json(String text) {
			this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).iterator();
			this.token = this.tokens.next();
		}

		@SuppressWarnings("unchecked")
		static Map<String, Object> read(String text) {
			return (Map<String, Object>) new Json(text).value();
		}

		private boolean take(String expected) {
			boolean taken = this.token.equals(expected);
			this.token = !taken ? this.token : this.tokens.hasNext() ? this.tokens.next() : "";
			return taken;
		}

		private Object value() {
			String first = this.token;
			take(first);
			switch (first) {
				case "{":
					Map<String, Object> object = new LinkedHashMap<>();
					for (; !take("}"); take(",")) {
						String name = (String) value();
						take(":");
						object.put(name, value());
					}
					return object;
				case "[":
					List<Object> array = new ArrayList<>();
					for (; !take("]"); take(",")) {
						array.add(value());
					}
					return array;
				case "true", "false":
					return Boolean.valueOf(first);
				case "null":
					return null;
				default:
					return first.startsWith("\"") ? text(first.substring(1, first.length() - 1)) : Double.valueOf(first);
			}
		}

		private static String text(String escaped) {
			return ESCAPE.matcher(escaped).replaceAll((found) -> {
				int known = (found.group(2) != null) ? "nrtbf".indexOf(found.group(2)) : -1;
				return Matcher.quoteReplacement((found.group(1) != null)
						? String.valueOf((char) Integer.parseInt(found.group(1), 16))
						: (known < 0) ? found.group(2) : "\n\r\t\b\f".substring(known, known + 1));
			});
		}

		static String write(Object value) {
			if (value instanceof Map<?, ?> map) {
				return map.entrySet()
					.stream()
					.map((member) -> write(member.getKey()) + ":" + write(member.getValue()))
					.collect(Collectors.joining(",", "{", "}"));
			}
			return value.toString()
				.chars()
				.mapToObj((next) -> (next < ' ' || next == '"' || next == '\\') ? "\\u%04x".formatted(next)
						: String.valueOf((char) next))
				.collect(Collectors.joining("", "\"", "\""));
		}

	}

}
