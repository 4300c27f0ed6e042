package io.github.cognitoauth.token;

/**
 * Is told what happens to the tokens of accounts. Called on the thread on which it
 * happened, which can be an event loop: return at once and do not block. What it throws
 * is logged and otherwise ignored.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TokenEventListener {

	/**
	 * Take note of an event.
	 * @param event what happened
	 */
	void onEvent(TokenEvent event);

}
