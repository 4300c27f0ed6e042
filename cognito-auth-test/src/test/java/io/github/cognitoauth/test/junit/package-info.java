/**
 * Tests of the JUnit support.
 */
@NullMarked
package io.github.cognitoauth.test.junit;

import org.jspecify.annotations.NullMarked;
