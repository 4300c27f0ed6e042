package io.github.cognitoauth.sample.worker;

/**
 * A button on the worker's page.
 *
 * @param path the last part of its address
 * @param label what is written on it
 * @param whatHappens what is written above it
 * @param done what is said when it was pressed
 * @param harmful whether it makes trouble
 * @param action what it does
 */
record WorkerControl(String path, String label, String whatHappens, String done, boolean harmful, Runnable action) {

}
