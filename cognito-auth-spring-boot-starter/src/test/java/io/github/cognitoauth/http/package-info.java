/**
 * Tests of {@code io.github.cognitoauth.http}.
 */
@NullMarked
package io.github.cognitoauth.http;

import org.jspecify.annotations.NullMarked;
