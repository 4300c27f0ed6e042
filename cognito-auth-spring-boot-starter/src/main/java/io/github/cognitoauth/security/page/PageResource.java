// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Files that the default pages load from their own origin, so that they work under a
 * strict content security policy. They are served below the address of the challenge
 * page.
 */
enum PageResource {

	/** The look of the pages. */
	STYLE("/style.css", "text/css;charset=UTF-8"),

	/** What makes forms easier: sends them once, shows passwords, copies keys. */
	FORM_SCRIPT("/form.js", "text/javascript;charset=UTF-8"),

	/** Asks the browser for a passkey of the pool. */
	PASSKEY_SCRIPT("/passkey.js", "text/javascript;charset=UTF-8"),

	/** Asks the browser for a passkey of the application. */
	WEBAUTHN_SCRIPT("/webauthn.js", "text/javascript;charset=UTF-8");

	private final String path;

	private final String contentType;

	private byte @Nullable [] content;

	PageResource(String path, String contentType) {
		this.path = path;
		this.contentType = contentType;
	}

	/** Where the file is, below the address of the challenge page. */
	String path() {
		return this.path;
	}

	String contentType() {
		return this.contentType;
	}

	/** The file, not to be changed. It is read once. */
	synchronized byte[] content() {
		byte[] bytes = this.content;
		if (bytes == null) {
			bytes = read(this.path.substring(1));
			this.content = bytes;
		}
		return bytes;
	}

	private static byte[] read(String name) {
		try (InputStream in = PageResource.class.getResourceAsStream(name)) {
			Assert.state(in != null, "A file of the default pages is missing");
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
