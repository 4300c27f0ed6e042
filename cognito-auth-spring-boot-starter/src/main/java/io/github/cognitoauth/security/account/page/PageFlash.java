// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What one page has to say at its next showing, and then no more.
 *
 * @param path the path of the page
 * @param notice what was done, or {@code null}
 * @param problem what went wrong, or {@code null}
 * @param entered what was entered, secrets excepted
 */
record PageFlash(String path, @Nullable Text notice, @Nullable FormProblem problem, Map<String, String> entered) {

	/** Copy the map. */
	PageFlash {
		entered = new LinkedHashMap<>(entered);
	}

	static PageFlash notice(String path, Text notice) {
		return new PageFlash(path, notice, null, Map.of());
	}

	static PageFlash problem(String path, FormProblem problem, Map<String, String> entered) {
		return new PageFlash(path, null, problem, entered);
	}

	@Override
	public String toString() {
		return "PageFlash[" + this.path + "]";
	}

}
