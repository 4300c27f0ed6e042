// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is between two pages of one browser, instead of in their addresses. It is kept in
 * the session, as text, so that every kind of session store takes it. Immutable.
 *
 * @param prefix what the addresses of the pages begin with, or {@code null} before one
 * was shown: those of another user pool are elsewhere
 * @param username the name that was typed, or {@code null}
 * @param signUpSession what signs a new user in after the confirmation, a secret, or
 * {@code null}
 * @param owner whose pages were shown, or {@code null} before anybody signed in
 * @param continueTo the page that was interrupted, or {@code null}
 * @param signedIn whether somebody has just signed in
 * @param provedBefore when the user who was asked to sign in again had proved who it is
 * before, or {@code null} if nobody was asked
 * @param step something that is half done, or {@code null}
 * @param flash what a page has to say, or {@code null}
 * @since 0.1.0
 */
public record PageState(@Nullable String prefix, @Nullable String username, @Nullable String signUpSession,
		@Nullable String owner, @Nullable String continueTo, boolean signedIn, @Nullable Instant provedBefore,
		@Nullable OpenStep step, @Nullable PageFlash flash) {

	/** The attribute of the session, whose value is a text. */
	public static final String ATTRIBUTE = "cognitoAccountPages";

	/** Nothing is kept. */
	public static final PageState EMPTY = new PageState(null, null, null, null, null, false, null, null, null);

	/**
	 * Read what is in a session.
	 * @param stored the value of the attribute
	 * @return the state, empty if there is none or none that can be read
	 */
	public static PageState read(@Nullable Object stored) {
		return (stored instanceof String json) ? PageStateJson.read(json) : EMPTY;
	}

	/**
	 * Return what a session keeps.
	 * @return a text that holds secrets, or {@code null} if there is nothing to keep
	 */
	public @Nullable String write() {
		return withPrefix(null).equals(EMPTY) ? null : PageStateJson.write(this);
	}

	/**
	 * Return a copy with the name that was typed elsewhere.
	 * @param username the name, or {@code null}
	 * @return a new state
	 */
	public PageState withUsername(@Nullable String username) {
		return new PageState(this.prefix, username, this.signUpSession, this.owner, this.continueTo, this.signedIn,
				this.provedBefore, this.step, this.flash);
	}

	/**
	 * Return a copy that remembers that somebody has just signed in.
	 * @return a new state
	 */
	public PageState afterSignIn() {
		return new PageState(this.prefix, null, null, this.owner, null, true, this.provedBefore, this.step, this.flash);
	}

	/**
	 * Return a copy that remembers that there was nothing to offer.
	 * @return a new state
	 */
	public PageState asOffered() {
		return asked(this.continueTo);
	}

	PageState withSignUp(@Nullable String username, @Nullable String signUpSession) {
		return new PageState(this.prefix, username, signUpSession, this.owner, this.continueTo, this.signedIn,
				this.provedBefore, this.step, this.flash);
	}

	/** What was begun at the pages of another user pool is dropped. */
	PageState at(String prefix) {
		return (this.prefix == null || this.prefix.equals(prefix)) ? withPrefix(prefix)
				: new PageState(prefix, null, null, null, null, this.signedIn, null, null, null);
	}

	private PageState withPrefix(@Nullable String prefix) {
		return new PageState(prefix, this.username, this.signUpSession, this.owner, this.continueTo, this.signedIn,
				this.provedBefore, this.step, this.flash);
	}

	/** What belongs to somebody else is dropped. */
	PageState ownedBy(String user) {
		return (this.owner == null || this.owner.equals(user))
				? new PageState(this.prefix, this.username, this.signUpSession, user, this.continueTo, this.signedIn,
						this.provedBefore, this.step, this.flash)
				: new PageState(this.prefix, null, null, user, this.continueTo, this.signedIn, null, null, null);
	}

	PageState asked(@Nullable String continueTo) {
		return new PageState(this.prefix, this.username, this.signUpSession, this.owner, continueTo, false,
				this.provedBefore, this.step, this.flash);
	}

	PageState withProvedBefore(@Nullable Instant at) {
		return new PageState(this.prefix, this.username, this.signUpSession, this.owner, this.continueTo, this.signedIn,
				at, this.step, this.flash);
	}

	PageState withStep(@Nullable OpenStep step) {
		return new PageState(this.prefix, this.username, this.signUpSession, this.owner, this.continueTo, this.signedIn,
				this.provedBefore, step, this.flash);
	}

	PageState withFlash(@Nullable PageFlash flash) {
		return new PageState(this.prefix, this.username, this.signUpSession, this.owner, this.continueTo, this.signedIn,
				this.provedBefore, this.step, flash);
	}

	@Nullable OpenStep step(String path) {
		return (this.step != null && this.step.path().equals(path)) ? this.step : null;
	}

	@Nullable PageFlash flash(String path) {
		return (this.flash != null && this.flash.path().equals(path)) ? this.flash : null;
	}

	@Override
	public String toString() {
		return "PageState[]";
	}

}
