// SPDX-License-Identifier: Apache-2.0

/**
 * The relying party's side of WebAuthn, as far as passkeys need it. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.webauthn;

import org.jspecify.annotations.NullMarked;
