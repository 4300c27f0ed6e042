// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.text.Text;

/**
 * A link of a page. For the pages of accounts.
 *
 * @param text what people read
 * @param path where it leads to, without context path
 * @since 0.1.0
 */
public record PageLink(Text text, String path) {

}
