// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.architecture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The floors of the package that keeps tokens alive: numbers and words, what is known and
 * its rules, steps and work, one account, all accounts.
 */
class TokenFloorsTests {

	private static final String PACKAGE = "io.github.cognitoauth.token";

	private static final List<Set<String>> FLOORS = List.of(
			Set.of("TokenErrors", "TokenEvent", "TokenEventListener", "TokenRefreshPolicy",
					"CognitoTokenProviderState"),
			Set.of("AccountState", "AccountStep", "HeldTokens", "RefreshSchedule", "StoreGate", "TokenSource",
					"TokensMono", "CognitoTokenProvider"),
			Set.of("AccountSteps", "AttemptEnd", "AccountLog", "TokenRenewal", "FleetRenewal", "TokenAttempts",
					"TokenWaiters", "CognitoTokenProviders"),
			Set.of("AccountDriver", "TokenAccount"), Set.of("CognitoTokenEngine", "CognitoTokenEngineBuilder"));

	private static final Map<String, Set<String>> ARROWS = arrows();

	private static Map<String, Set<String>> arrows() {
		Map<String, Set<String>> arrows = new HashMap<>();
		for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(PACKAGE)) {
			if (type.getPackageName().equals(PACKAGE) && !type.getSimpleName().equals("package-info")) {
				Set<String> targets = arrows.computeIfAbsent(file(type), (name) -> new TreeSet<>());
				type.getDirectDependenciesFromSelf()
					.stream()
					.map((dependency) -> dependency.getTargetClass().getBaseComponentType())
					.filter((target) -> target.getPackageName().equals(PACKAGE))
					.map(TokenFloorsTests::file)
					.filter((target) -> !target.equals(file(type)))
					.forEach(targets::add);
			}
		}
		return arrows;
	}

	private static String file(JavaClass type) {
		String name = type.getFullName().substring(PACKAGE.length() + 1);
		int nested = name.indexOf('$');
		return (nested > 0) ? name.substring(0, nested) : name;
	}

	private static int floor(String file) {
		for (int floor = 0; floor < FLOORS.size(); floor++) {
			if (FLOORS.get(floor).contains(file)) {
				return floor;
			}
		}
		throw new AssertionError("Put " + file + " on a floor");
	}

	@Test
	void filesThenAreFewAndOnFiveFloorsAtMost() {
		assertThat(ARROWS).hasSizeBetween(18, 25);
		assertThat(FLOORS).hasSizeLessThanOrEqualTo(5);
	}

	@Test
	void arrowsThenNoneLeadsUpward() {
		ARROWS.forEach((file, targets) -> assertThat(targets).as("what %s depends on", file)
			.allMatch((target) -> floor(target) <= floor(file)));
	}

	@Test
	void arrowsThenNoneLeadsBack() {
		Map<String, Set<String>> left = new HashMap<>(ARROWS);
		while (left.values().removeIf((targets) -> targets.stream().noneMatch(left::containsKey))) {
			// whatever depends on nothing that is left cannot be part of a circle
		}
		assertThat(left).as("files that depend on each other, but for an engine and its builder")
			.containsOnlyKeys("CognitoTokenEngine", "CognitoTokenEngineBuilder");
	}

}
