/**
 * Tests of provider, manager and principal.
 */
@NullMarked
package io.github.cognitoauth.security;

import org.jspecify.annotations.NullMarked;
