package io.github.cognitoauth.security.jackson;

import io.github.cognitoauth.authentication.UnreadableChallengeException;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.OpenChallengeCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An open challenge, in the form of its codec. */
final class OpenChallengeForm extends StoredForm<OpenChallenge> {

	private static final JsonMapper PLAIN = JsonMapper.builder().build();

	OpenChallengeForm() {
		super(OpenChallenge.class);
	}

	@Override
	void write(OpenChallenge challenge, ObjectNode json) {
		json.setAll((ObjectNode) PLAIN.readTree(OpenChallengeCodec.write(challenge)));
	}

	@Override
	OpenChallenge read(JsonNode json) {
		try {
			return OpenChallengeCodec.read(json.toString());
		}
		catch (UnreadableChallengeException ex) {
			throw new IllegalArgumentException("This is no open challenge");
		}
	}

}
