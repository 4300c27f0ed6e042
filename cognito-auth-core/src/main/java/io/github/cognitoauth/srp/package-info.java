// SPDX-License-Identifier: Apache-2.0

/**
 * SRP-6a arithmetic in the dialect of Amazon Cognito user pools: the proof that a client
 * knows a password, or a device its device password, without sending it. No I/O, no
 * state, no dependency beyond the JDK.
 * <p>
 * The authenticator uses it for the flows that it knows. It is public for flows that it
 * does not know, such as a {@code CUSTOM_AUTH} that begins with SRP and is driven with
 * {@code CognitoClient} alone: {@link io.github.cognitoauth.srp.SrpIdentity} says who
 * proves, {@link io.github.cognitoauth.srp.SrpClientSession} proves,
 * {@link io.github.cognitoauth.srp.SrpClaim} is the proof,
 * {@link io.github.cognitoauth.srp.DeviceSecretVerifier} registers a device, and
 * {@link io.github.cognitoauth.srp.SrpException} says what cannot be proved.
 */
@NullMarked
package io.github.cognitoauth.srp;

import org.jspecify.annotations.NullMarked;
