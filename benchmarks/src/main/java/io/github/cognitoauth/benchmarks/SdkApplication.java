// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The same app with the AWS SDK's client for Cognito as a bean. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SdkApplication {

	/**
	 * Start, print and end.
	 * @param args not used
	 */
	public static void main(String[] args) {
		PlainApplication.start(SdkApplication.class);
	}

	@Bean
	CognitoIdentityProviderAsyncClient cognito() {
		return CognitoIdentityProviderAsyncClient.builder()
			.region(Region.EU_WEST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.build();
	}

}
