// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The budgets of clients that were given none. Those of one AWS account and Region share
 * a quota, so they must share a budget, though nobody introduced them to each other. A
 * budget lives as long as one of its clients.
 */
final class CallBudgets {

	private static final Map<String, WeakReference<CallBudget>> BUDGETS = new HashMap<>();

	private CallBudgets() {
	}

	static CallBudget of(CognitoEndpoint endpoint) {
		String key = quotaOf(endpoint);
		synchronized (BUDGETS) {
			WeakReference<CallBudget> known = BUDGETS.get(key);
			CallBudget budget = (known != null) ? known.get() : null;
			if (budget == null) {
				BUDGETS.values().removeIf((reference) -> reference.refersTo(null));
				budget = CallBudget.builder().name(key).build();
				BUDGETS.put(key, new WeakReference<>(budget));
			}
			return budget;
		}
	}

	/** With FIPS or without, a Region has one quota. */
	private static String quotaOf(CognitoEndpoint endpoint) {
		return endpoint.uri().toString().replace("//cognito-idp-fips.", "//cognito-idp.");
	}

}
