/**
 * Tests of the challenge step.
 */
@NullMarked
package io.github.cognitoauth.security.page;

import org.jspecify.annotations.NullMarked;
