// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.test.internal.model.Shape.Limits;
import io.github.cognitoauth.test.internal.model.Shape.Member;
import io.github.cognitoauth.test.internal.model.Shape.Structure;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of {@link RequestModel} line by line. Types stand before their use.
 */
final class ModelParser {

	private static final Pattern TYPE = Pattern
		.compile("type (\\w+) (\\w+)(?: (\\d*)\\.\\.(\\d*))?(?: pattern (.+))?(?: enum (.+))?");

	private static final Pattern MEMBER = Pattern.compile("\t(\\w+)(!?) (?:list (\\w+)(?: (\\d+))?|(\\w+))");

	private final Map<String, Shape> types = new HashMap<>(Map.of("map", new Shape.TextMap()));

	private final Map<String, Structure> operations = new HashMap<>();

	private List<Member> members = new ArrayList<>();

	Map<String, Structure> operations() {
		return Map.copyOf(this.operations);
	}

	void line(String line) {
		if (line.startsWith("\t")) {
			member(match(MEMBER, line));
		}
		else if (line.startsWith("type ")) {
			Matcher type = match(TYPE, line);
			this.types.put(type.group(1), shape(type));
		}
		else if (!line.startsWith("#")) {
			begin(line.split(" ")[0], line.split(" ")[1]);
		}
	}

	private void begin(String kind, String name) {
		this.members = new ArrayList<>();
		Structure structure = new Structure(this.members);
		if ("operation".equals(kind)) {
			this.operations.put(name, structure);
		}
		else {
			this.types.put(name, structure);
		}
	}

	private void member(Matcher member) {
		boolean list = member.group(3) != null;
		Shape shape = type(list ? member.group(3) : member.group(5));
		this.members.add(new Member(member.group(1), !member.group(2).isEmpty(),
				list ? new Shape.Sequence(limits(null, member.group(4)), shape) : shape));
	}

	private Shape type(String name) {
		return Objects.requireNonNull(this.types.get(name), name);
	}

	private static Shape shape(Matcher type) {
		Limits limits = limits(type.group(3), type.group(4));
		return switch (type.group(2)) {
			case "integer" -> new Shape.WholeNumber(limits);
			case "boolean" -> new Shape.Flag();
			case "document" -> new Shape.Document();
			default -> new Shape.Text(limits, (type.group(5) != null) ? Pattern.compile(type.group(5)) : null,
					(type.group(6) != null) ? List.of(type.group(6).split(" ")) : List.of());
		};
	}

	private static Limits limits(@Nullable String least, @Nullable String most) {
		return new Limits(number(least, Limits.NONE.least()), number(most, Limits.NONE.most()));
	}

	private static int number(@Nullable String text, int absent) {
		return (text == null || text.isEmpty()) ? absent : Integer.parseInt(text);
	}

	private static Matcher match(Pattern pattern, String line) {
		Matcher matcher = pattern.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalStateException("The model has a line of no known form: " + line);
		}
		return matcher;
	}

}
