// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test class that drives the running demo with Chromium; skipped where there is none.
 * Parameters of type {@link Browser} get a browser of their own each.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ ChromiumCondition.class, BrowserExtension.class })
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@interface BrowserTest {

}
