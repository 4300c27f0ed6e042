// SPDX-License-Identifier: Apache-2.0

/**
 * What the browser and the pool see of every challenge, recorded and compared.
 */
@NullMarked
package io.github.cognitoauth.security.recording;

import org.jspecify.annotations.NullMarked;
