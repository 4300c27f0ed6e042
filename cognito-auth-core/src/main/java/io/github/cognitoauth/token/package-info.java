/**
 * Keeping the tokens of service accounts alive: a provider that refreshes before expiry,
 * the sources of tokens, and the store that a fleet shares.
 */
@NullMarked
package io.github.cognitoauth.token;

import org.jspecify.annotations.NullMarked;
