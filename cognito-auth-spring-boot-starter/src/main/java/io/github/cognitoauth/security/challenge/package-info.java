/**
 * The step in which a person answers a challenge in a browser, as far as it does not
 * depend on the web stack: its state between two requests, the model of its page, the
 * reading of its form, and the default pages.
 */
@NullMarked
package io.github.cognitoauth.security.challenge;

import org.jspecify.annotations.NullMarked;
