// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.function.Supplier;

import io.github.cognitoauth.security.flow.HandleSeal;
import org.jspecify.annotations.Nullable;

/**
 * Seals the session of a sign-up, with which its confirmation signs the user in. There is
 * a handle of the same length where there is no session, since that can mean that the
 * account existed before.
 */
final class SignUpHandles {

	static final String MEMBER = "handle";

	private static final String PURPOSE = "sign-up";

	/** The longest session that the service model allows. */
	private static final int LENGTH = 2048;

	private final Supplier<HandleSeal> seal;

	SignUpHandles(Supplier<HandleSeal> seal) {
		this.seal = seal;
	}

	String seal(@Nullable String session) {
		String text = (session != null) ? session : "";
		return this.seal.get().seal(PURPOSE, text + " ".repeat(Math.max(0, LENGTH - text.length())));
	}

	/** Without it the user signs in after the confirmation, so that nothing is lost. */
	@Nullable String open(@Nullable String handle) {
		if (handle == null) {
			return null;
		}
		String session = this.seal.get().open(PURPOSE, handle).map(String::strip).orElse("");
		return session.isEmpty() ? null : session;
	}

}
