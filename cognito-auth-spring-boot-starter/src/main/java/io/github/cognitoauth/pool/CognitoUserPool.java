// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.pool;

import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.UserPoolId;

/**
 * One of the user pools of an application, with what talks to it. Nothing is made, let
 * alone called, before it is asked for. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface CognitoUserPool {

	/**
	 * Return what the pool is called in the configuration.
	 * @return {@value CognitoUserPools#MAIN}, or the key below {@code cognito.user-pools}
	 */
	String name();

	/**
	 * Return which pool it is.
	 * @return the id
	 */
	UserPoolId userPoolId();

	/**
	 * Return who issues the tokens of the pool.
	 * @return the values that the claim {@code iss} can have: the configured one, that of
	 * an emulator, or both forms of AWS
	 */
	List<String> issuers();

	/**
	 * Return the Region that is called at present.
	 * @return the name of the primary Region, or of the replica's while that is in use
	 */
	String region();

	/**
	 * Call another Region of a pool that has a replica.
	 * @param region the name of the primary Region or of the replica's
	 * @return whether that is a change
	 * @throws IllegalArgumentException if it is neither
	 * @throws IllegalStateException if the pool has no replica
	 */
	boolean useRegion(String region);

	/**
	 * Return whether nothing can be changed at present: sign-up, passwords, attributes,
	 * factors, devices. A page need not offer it then.
	 * @return {@code true} while the replica is in use
	 */
	boolean isReadOnly();

	/**
	 * Return what calls the pool.
	 * @return the client of the pool's app client
	 */
	CognitoClient client();

	/**
	 * Return what signs the users of the pool in.
	 * @return the authenticator
	 */
	CognitoPasswordAuthenticator authenticator();

	/**
	 * Return what users do with their accounts.
	 * @return the accounts of the pool
	 */
	CognitoUserAccounts accounts();

}
