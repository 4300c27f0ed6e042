/**
 * Tests of the package of the same name.
 */
@NullUnmarked
package io.github.cognitoauth.crypto;

import org.jspecify.annotations.NullUnmarked;
