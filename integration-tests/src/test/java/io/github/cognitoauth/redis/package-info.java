/**
 * Tests of the package of the same name.
 */
@NullUnmarked
package io.github.cognitoauth.redis;

import org.jspecify.annotations.NullUnmarked;
