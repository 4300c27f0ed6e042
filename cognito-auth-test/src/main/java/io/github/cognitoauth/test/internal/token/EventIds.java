// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.state.User;

/**
 * The {@code event_id} of a sign-in: a UUID that proves how often the user's tokens had
 * been revoked by then and says what was proved, so that the pool need not remember it.
 */
final class EventIds {

	private static final long METHODS = Methods.MOST;

	private static final long VARIANT = 0x8000000000000000L;

	private static final long WITHOUT_VARIANT = 0x3fffffffffffffffL;

	private final byte[] key;

	EventIds(byte[] key) {
		this.key = key;
	}

	String make(User user, Methods methods) {
		long start = UUID.randomUUID().getMostSignificantBits() & ~METHODS;
		long most = start | ((methods.bits() ^ mask(start)) & METHODS);
		return new UUID(most, proof(most, user)).toString();
	}

	/**
	 * Returns whether the user's tokens were not revoked since a sign-in.
	 * @param eventId the sign-in
	 * @param user the user
	 * @return whether they were not
	 */
	boolean isCurrent(String eventId, User user) {
		UUID id = UUID.fromString(eventId);
		return id.getLeastSignificantBits() == proof(id.getMostSignificantBits(), user);
	}

	Methods methods(String eventId) {
		long most = UUID.fromString(eventId).getMostSignificantBits();
		return Methods.ofBits((int) ((most ^ mask(most & ~METHODS)) & METHODS));
	}

	private long mask(long start) {
		return hash(start, "methods", 0);
	}

	private long proof(long most, User user) {
		return (hash(most, user.sub(), user.accessGeneration()) & WITHOUT_VARIANT) | VARIANT;
	}

	private long hash(long start, String text, int number) {
		byte[] numbers = ByteBuffer.allocate(12).putLong(start).putInt(number).array();
		return ByteBuffer.wrap(Secrets.hmac(this.key, numbers, text.getBytes(StandardCharsets.UTF_8))).getLong();
	}

}
