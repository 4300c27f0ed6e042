package io.github.cognitoauth.security.challenge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Files that the default pages load from their own origin, so that they work under a
 * strict content security policy. They are served below the address of the challenge
 * page.
 *
 * @since 0.1.0
 */
public enum CognitoPageResource {

	/** The look of the pages. */
	STYLE("/style.css", "text/css;charset=UTF-8"),

	/** Sends a form once, however often its button is pressed. */
	SUBMIT_SCRIPT("/submit.js", "text/javascript;charset=UTF-8"),

	/** Asks the browser for a passkey. */
	PASSKEY_SCRIPT("/passkey.js", "text/javascript;charset=UTF-8");

	private final String path;

	private final String contentType;

	private byte @Nullable [] content;

	CognitoPageResource(String path, String contentType) {
		this.path = path;
		this.contentType = contentType;
	}

	/**
	 * Return where the file is, below the address of the challenge page.
	 * @return a path that starts with a slash
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Return the media type.
	 * @return the value of {@code Content-Type}
	 */
	public String contentType() {
		return this.contentType;
	}

	/**
	 * Return the file. It is read once.
	 * @return the bytes, not to be changed
	 */
	public synchronized byte[] content() {
		byte[] bytes = this.content;
		if (bytes == null) {
			bytes = read(this.path.substring(1));
			this.content = bytes;
		}
		return bytes;
	}

	private static byte[] read(String name) {
		try (InputStream in = CognitoPageResource.class.getResourceAsStream(name)) {
			Assert.state(in != null, "A file of the default pages is missing");
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
