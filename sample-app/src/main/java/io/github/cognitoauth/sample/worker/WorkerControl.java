// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.util.function.Supplier;

/**
 * A button on the worker's page.
 *
 * @param path the last part of its address
 * @param label what is written on it
 * @param whatHappens what is written above it
 * @param harmful whether it makes trouble
 * @param action does it, and returns what is said then
 */
record WorkerControl(String path, String label, String whatHappens, boolean harmful, Supplier<String> action) {

}
