// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.Tags;

/** The tags that tell service accounts apart. */
record AccountTags(UnaryOperator<String> pools) {

	Tags of(String account) {
		return Tags.of("account", account, "pool", this.pools.apply(account));
	}

}
