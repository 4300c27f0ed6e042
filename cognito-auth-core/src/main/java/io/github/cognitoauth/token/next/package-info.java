/**
 * Keeping the tokens of service accounts alive, by an engine whose states and times can
 * be read in one place each. Grown beside the package above, which it replaces.
 */
@NullMarked
package io.github.cognitoauth.token.next;

import org.jspecify.annotations.NullMarked;
