// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the demo. Profile {@code embedded}, the default, brings a user pool of its own;
 * profile {@code pool} uses the one that {@code cognito.user-pool-id} names. Profile
 * {@code tenants}, beside one of them, adds the user pool of a partner.
 *
 * @since 0.1.0
 */
@SpringBootApplication
public class SampleApplication {

	/**
	 * Starts the demo.
	 * @param args Spring Boot's command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
