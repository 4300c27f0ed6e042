/**
 * Bearer tokens of service accounts on the requests of {@code RestClient} and of HTTP
 * service groups. The twin for {@code WebClient} is in the core's package {@code web}.
 */
@NullMarked
package io.github.cognitoauth.http;

import org.jspecify.annotations.NullMarked;
