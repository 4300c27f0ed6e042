// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The private mapper of the wire, so that no application setting changes it.
 */
final class Json {

	private static final int MAX_DEPTH = 64;

	static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.build())
		.build();

	private Json() {
	}

}
