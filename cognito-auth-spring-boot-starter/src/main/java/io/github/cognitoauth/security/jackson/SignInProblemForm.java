package io.github.cognitoauth.security.jackson;

import io.github.cognitoauth.authentication.UnreadableChallengeException;
import io.github.cognitoauth.security.flow.OpenChallengeCodec;
import io.github.cognitoauth.security.flow.SignInProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the login page has to tell, in the form of the codec. */
final class SignInProblemForm extends StoredForm<SignInProblem> {

	private static final JsonMapper PLAIN = JsonMapper.builder().build();

	SignInProblemForm() {
		super(SignInProblem.class);
	}

	@Override
	void write(SignInProblem problem, ObjectNode json) {
		json.setAll((ObjectNode) PLAIN.readTree(OpenChallengeCodec.write(problem)));
	}

	@Override
	SignInProblem read(JsonNode json) {
		try {
			return OpenChallengeCodec.readProblem(json.toString());
		}
		catch (UnreadableChallengeException ex) {
			throw new IllegalArgumentException("This is no problem of the login page");
		}
	}

}
