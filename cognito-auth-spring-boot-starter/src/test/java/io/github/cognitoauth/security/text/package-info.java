/**
 * Tests of the challenge step.
 */
@NullMarked
package io.github.cognitoauth.security.text;

import org.jspecify.annotations.NullMarked;
