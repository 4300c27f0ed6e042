// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The rules of the module's packages.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.cognitoauth";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(BASE);

	@ParameterizedTest
	@CsvSource({ "protocol, ''", "srp, ''", "authentication, protocol srp", "account, authentication protocol srp",
			"token, authentication protocol srp", "web, token authentication protocol" })
	void packageWhenItDependsOnOthersThenArrowsPointDown(String name, String allowed) {
		DescribedPredicate<JavaClass> forbidden = new DescribedPredicate<>("packages above or beside " + name) {

			@Override
			public boolean test(JavaClass target) {
				String feature = feature(target);
				return !feature.isEmpty() && !feature.equals(name)
						&& !(" " + allowed + " ").contains(" " + feature + " ");
			}

		};
		noClasses().that()
			.resideInAPackage(BASE + "." + name + "..")
			.should()
			.dependOnClassesThat(forbidden)
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void packagesWhenTheyDependOnEachOtherThenHaveNoCycles() {
		SlicesRuleDefinition.slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void basePackageWhenLookedIntoThenHoldsNoClass() {
		noClasses().should().resideInAPackage(BASE).check(CLASSES);
	}

	@Test
	void coreWhenItUsesLibrariesThenNeitherBootNorSecurityNorServlet() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "org.springframework.security..", "jakarta.servlet..",
					"software.amazon.awssdk..", "com.fasterxml.jackson.databind..")
			.check(CLASSES);
	}

	@Test
	void coreWhenItWaitsThenDoesNotBlock() {
		DescribedPredicate<JavaCall<?>> blocking = new DescribedPredicate<>("a blocking call") {

			@Override
			public boolean test(JavaCall<?> call) {
				String owner = call.getTargetOwner().getFullName();
				String method = call.getName();
				if (call.getOriginOwner().getFullName().endsWith(".TokensMono$Blocked")) {
					// stands for somebody who called block() on a thread that may
					return false;
				}
				return (owner.startsWith("reactor.core.publisher.")
						&& (method.startsWith("block") || method.equals("toIterable") || method.equals("toStream")))
						|| (owner.equals("java.lang.Thread") && method.equals("sleep"))
						|| (owner.equals("java.util.concurrent.CountDownLatch") && method.equals("await"))
						|| (owner.endsWith("Future") && (method.equals("get") || method.equals("join")));
			}

		};
		noClasses().that()
			// RestClient blocks, so its interceptor has to wait for a token
			.doNotHaveSimpleName("CognitoBearerClientHttpRequestInterceptor")
			.should()
			.callCodeUnitWhere(blocking)
			.check(CLASSES);
	}

	@Test
	void packagesWhenTheyHoldClassesThenAreNullMarked() {
		classes().should(new ArchCondition<>("reside in a @NullMarked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().tryGetPackageInfo().isPresent()
						&& type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getName()));
			}

		}).check(CLASSES);
	}

	private static String feature(JavaClass type) {
		String name = type.getPackageName();
		if (!name.startsWith(BASE + ".")) {
			return "";
		}
		String rest = name.substring(BASE.length() + 1);
		int dot = rest.indexOf('.');
		return (dot >= 0) ? rest.substring(0, dot) : rest;
	}

}
