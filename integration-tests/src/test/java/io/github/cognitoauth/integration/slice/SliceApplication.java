// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application of which the tests start a slice.
 */
@SpringBootApplication
class SliceApplication {

}
