// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback interface that can be implemented by beans wishing to customize the
 * {@link WebClient} that talks to Cognito, for example to replace its connector. That
 * client carries passwords; it is built apart from all other clients of the application,
 * and no {@code WebClientCustomizer} bean touches it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoWebClientCustomizer {

	/**
	 * Customize the client.
	 * @param webClientBuilder the builder, with its connector set
	 */
	void customize(WebClient.Builder webClientBuilder);

}
