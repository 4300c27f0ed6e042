// SPDX-License-Identifier: Apache-2.0

/**
 * JMH benchmarks: one class per question, one method per contender, all in the same run.
 */
@NullMarked
package io.github.cognitoauth.benchmarks;

import org.jspecify.annotations.NullMarked;
