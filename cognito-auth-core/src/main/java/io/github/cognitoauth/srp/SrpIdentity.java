// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who proves what: a user with a password, or a remembered device with its device
 * password.
 *
 * @param scope the name of the user pool (the part of its id after the underscore), or
 * the {@code DeviceGroupKey}
 * @param userId the challenge parameter {@code USER_ID_FOR_SRP}, which is not always the
 * name that was typed, or the {@code DeviceKey}
 * @param password the password, hashed as given: UTF-8, not normalized
 * @since 0.1.0
 */
public record SrpIdentity(String scope, String userId, String password) {

	/**
	 * Create an identity.
	 * @throws SrpException if a member is empty
	 */
	public SrpIdentity {
		SrpInput.requireText(scope);
		SrpInput.requireText(userId);
		SrpInput.requireText(password);
	}

	/**
	 * The identity of a user.
	 * @param userPoolId the id of the user pool, for example {@code eu-west-1_Ab1Cd2Ef3}
	 * @param userIdForSrp the challenge parameter {@code USER_ID_FOR_SRP}
	 * @param password the password
	 * @return the identity
	 * @throws SrpException if the pool id has no name after an underscore or a value is
	 * empty
	 */
	public static SrpIdentity ofUser(String userPoolId, String userIdForSrp, String password) {
		int underscore = SrpInput.requireText(userPoolId).lastIndexOf('_');
		if (underscore < 1 || underscore == userPoolId.length() - 1) {
			throw new SrpException(SrpException.Reason.NOT_A_USER_POOL_ID);
		}
		return new SrpIdentity(userPoolId.substring(underscore + 1), userIdForSrp, password);
	}

	/**
	 * The identity of a remembered device.
	 * @param deviceGroupKey the {@code DeviceGroupKey} of the new-device metadata
	 * @param deviceKey the {@code DeviceKey} of the new-device metadata
	 * @param devicePassword the password made by {@link DeviceSecretVerifier}
	 * @return the identity
	 * @throws SrpException if a value is empty
	 */
	public static SrpIdentity ofDevice(String deviceGroupKey, String deviceKey, String devicePassword) {
		return new SrpIdentity(deviceGroupKey, deviceKey, devicePassword);
	}

	/** H(scope, user id, ":", password). */
	byte[] hash(MessageDigest sha256) {
		sha256.update(this.scope.getBytes(StandardCharsets.UTF_8));
		sha256.update(this.userId.getBytes(StandardCharsets.UTF_8));
		sha256.update((byte) ':');
		return sha256.digest(this.password.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "SrpIdentity[scope=" + this.scope + ", userId=****, password=****]";
	}

}
