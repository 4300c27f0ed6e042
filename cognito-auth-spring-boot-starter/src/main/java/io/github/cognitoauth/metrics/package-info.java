/**
 * Metrics of service accounts. The calls to Cognito are observed by the core.
 */
@NullMarked
package io.github.cognitoauth.metrics;

import org.jspecify.annotations.NullMarked;
