/**
 * Tests of the package of the same name.
 */
@NullUnmarked
package io.github.cognitoauth.web;

import org.jspecify.annotations.NullUnmarked;
