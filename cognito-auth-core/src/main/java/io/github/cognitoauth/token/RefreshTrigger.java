package io.github.cognitoauth.token;

/**
 * What caused an attempt to get tokens.
 *
 * @since 0.1.0
 */
public enum RefreshTrigger {

	/** The provider was started and is eager. */
	STARTUP,

	/** The timer, ahead of need. */
	TIMER,

	/** A caller who was served with the current tokens. */
	ADVISORY,

	/** A caller who has to wait. */
	MANDATORY,

	/** A caller who has to wait since the last token was refused by a service. */
	INVALIDATED,

	/** Another instance saved newer tokens in the store. */
	STORE

}
