/**
 * Tests of the challenge step.
 */
@NullMarked
package io.github.cognitoauth.security.challenge;

import org.jspecify.annotations.NullMarked;
