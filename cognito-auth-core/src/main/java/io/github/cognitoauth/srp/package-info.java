/**
 * SRP-6a arithmetic in the dialect of Amazon Cognito user pools: the proof that a client
 * knows a password, or a device its device password, without sending it. No I/O, no
 * state, no dependency beyond the JDK.
 */
@NullMarked
package io.github.cognitoauth.srp;

import org.jspecify.annotations.NullMarked;
