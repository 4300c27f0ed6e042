/**
 * Putting the tokens of service accounts on outgoing calls.
 */
@NullMarked
package io.github.cognitoauth.web;

import org.jspecify.annotations.NullMarked;
