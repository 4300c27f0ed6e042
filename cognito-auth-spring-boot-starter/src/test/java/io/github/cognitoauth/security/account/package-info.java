/**
 * Tests of account self-service.
 */
@NullMarked
package io.github.cognitoauth.security.account;

import org.jspecify.annotations.NullMarked;
