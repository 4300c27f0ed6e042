/**
 * What people do with their accounts beside signing in.
 */
@NullMarked
package io.github.cognitoauth.security.account;

import org.jspecify.annotations.NullMarked;
