// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CodeDelivery;
import reactor.core.publisher.Mono;

/**
 * Changes the attributes of the signed-in user. Attributes of the pool's own making have
 * the prefix {@code custom:}.
 *
 * @since 0.1.0
 */
public interface UserAttributeOperations {

	/**
	 * Change attributes.
	 * @param attributes values by name
	 * @return where codes were sent for addresses that must be verified, empty if none
	 * were
	 */
	default Mono<List<CodeDelivery>> update(Map<String, String> attributes) {
		return update(attributes, Map.of());
	}

	/**
	 * Change attributes ({@code UpdateUserAttributes}). An empty value deletes. Where the
	 * pool keeps a verified address until the new one is verified, the value changes only
	 * with {@link #verify(String, String)}.
	 * @param attributes values by name, at least one
	 * @param clientMetadata what triggers are told
	 * @return where codes were sent for addresses that must be verified, empty if none
	 * were
	 */
	Mono<List<CodeDelivery>> update(Map<String, String> attributes, Map<String, String> clientMetadata);

	/**
	 * Delete attributes ({@code DeleteUserAttributes}).
	 * @param names attribute names, at least one
	 * @return completes when they are deleted
	 */
	Mono<Void> delete(Collection<String> names);

	/**
	 * Send a code that verifies an address.
	 * @param name {@code email} or {@code phone_number}
	 * @return where it was sent
	 */
	default Mono<CodeDelivery> sendVerificationCode(String name) {
		return sendVerificationCode(name, Map.of());
	}

	/**
	 * Send a code that verifies an address ({@code GetUserAttributeVerificationCode}). At
	 * most five times an hour; it is valid for a day.
	 * @param name {@code email} or {@code phone_number}
	 * @param clientMetadata what triggers are told
	 * @return where it was sent
	 */
	Mono<CodeDelivery> sendVerificationCode(String name, Map<String, String> clientMetadata);

	/**
	 * Verify an address with the code that was sent ({@code VerifyUserAttribute}).
	 * @param name {@code email} or {@code phone_number}
	 * @param code the code; separators in it are dropped
	 * @return completes when it is verified
	 */
	Mono<Void> verify(String name, String code);

}
