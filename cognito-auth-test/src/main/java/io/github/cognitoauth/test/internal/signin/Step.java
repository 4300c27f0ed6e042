package io.github.cognitoauth.test.internal.signin;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a flow or an answer leads to: another challenge, or tokens.
 *
 * @param challenge the challenge, null at the end
 * @param result {@code AuthenticationResult}, null before the end
 */
record Step(@Nullable Challenge challenge, @Nullable ObjectNode result) {

	static Step ask(Challenge challenge) {
		return new Step(challenge, null);
	}

	static Step done(ObjectNode result) {
		return new Step(null, result);
	}

	@Override
	public String toString() {
		return "Step[challenge=" + ((this.challenge != null) ? this.challenge.name() : null) + "]";
	}

}
