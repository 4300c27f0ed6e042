// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.TaskScheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that the starter keeps, most of them those of Spring Boot's own modules.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.cognitoauth";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages(BASE);

	@Test
	void packagesWhenComparedThenHaveNoCycles() {
		slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void basePackageWhenListedThenHoldsNoClass() {
		noClasses().should().resideInAPackage(BASE).check(CLASSES);
	}

	@Test
	void packagesWhenListedThenAreNullMarked() {
		Set<String> marked = CLASSES.stream()
			.filter((type) -> type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class))
			.map(JavaClass::getPackageName)
			.collect(Collectors.toSet());
		assertThat(CLASSES.stream().map(JavaClass::getPackageName)).isNotEmpty().allMatch(marked::contains);
	}

	@Test
	void runtimeTypesWhenComparedThenDoNotKnowAutoConfiguration() {
		noClasses().that()
			.resideOutsideOfPackage(BASE + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".autoconfigure..", "org.springframework.boot.autoconfigure..")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsWhenListedThenArePublicFinalWithoutPublicMembers() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould(haveNoPublicMembers())
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(CLASSES);
		classes().that()
			.areAnnotatedWith(Configuration.class)
			.and()
			.areNotAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.andShould(haveNoPublicMembers())
			// today no configuration needs a part of its own
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsWhenListedThenAreThoseOfTheImportsFile() throws IOException {
		List<String> imports = imports(AutoConfiguration.class.getName());
		assertThat(CLASSES.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)).containsExactlyInAnyOrderElementsOf(imports);
	}

	@Test
	void slicesWhenComparedWithAutoConfigurationsThenSeeAllOfSecurity() throws IOException {
		List<String> security = imports(AutoConfiguration.class.getName()).stream()
			.filter((name) -> name.contains(".security."))
			.toList();
		assertThat(imports("org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient"))
			.containsAll(security);
		List<String> slices = new ArrayList<>(imports("org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest"));
		slices.addAll(imports("org.springframework.boot.webflux.test.autoconfigure.WebFluxTest"));
		assertThat(slices).containsAll(security);
	}

	private static List<String> imports(String annotation) throws IOException {
		return new ClassPathResource("META-INF/spring/" + annotation + ".imports")
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank())
			.toList();
	}

	@Test
	void beanMethodsWhenListedThenAreNeitherPublicNorPrivateNorConditionalOnClass() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.andShould()
			.notBeAnnotatedWith(ConditionalOnClass.class)
			.andShould(notReturnPrivateTypes())
			.andShould(notRepeatTheReturnTypeInConditionalOnMissingBean())
			.check(CLASSES);
	}

	@Test
	void beanMethodsWhenTheyReturnPostProcessorsThenAreStatic() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(DescribedPredicate.or(JavaClass.Predicates.assignableTo(BeanPostProcessor.class),
					JavaClass.Predicates.assignableTo(LazyInitializationExcludeFilter.class)))
			.should()
			.beStatic()
			.check(CLASSES);
	}

	@Test
	void beanMethodsWhenListedThenPublishNoScheduler() {
		noMethods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.haveRawReturnType(JavaClass.Predicates.assignableTo(TaskScheduler.class))
			.orShould()
			.haveRawReturnType(JavaClass.Predicates.assignableTo(ScheduledExecutorService.class))
			.check(CLASSES);
	}

	@Test
	void conditionsAndAnalyzersWhenListedThenAreNotPublic() {
		classes().that()
			.areAssignableTo(SpringBootCondition.class)
			.or()
			.areAssignableTo(FailureAnalyzer.class)
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	@Test
	void configurationPropertiesWhenListedThenAreJavaBeansWithoutToString() {
		classes().that()
			.areAnnotatedWith(ConfigurationProperties.class)
			.should()
			.notBeRecords()
			.andShould(useTheValueForm())
			.check(CLASSES);
		noMethods().that()
			.areDeclaredInClassesThat(nameMatching(".*Properties(\\$.*)?"))
			.should()
			.haveName("toString")
			.check(CLASSES);
	}

	@Test
	void fieldsWhenListedThenAreNotInjected() {
		fields().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
	}

	@Test
	void optionalLibrariesWhenUsedThenOnlyInTheirPackages() {
		onlyIn("org.springframework.security..", ".security..", ".autoconfigure.security..");
		onlyIn("jakarta.servlet..", ".security.web..", ".autoconfigure.security.servlet..",
				".autoconfigure.security.oauth2..");
		onlyIn("org.springframework.boot.actuate..", ".health..", ".autoconfigure.health..",
				".autoconfigure.security..");
		onlyIn("org.springframework.boot.health..", ".health..", ".autoconfigure.health..",
				".autoconfigure.security..");
		onlyIn("io.micrometer.core..", ".metrics..", ".autoconfigure.metrics..");
		onlyIn("org.springframework.data..", ".redis..", ".autoconfigure.redis..");
	}

	@Test
	void methodsWhenCalledThenDoNotBlockExceptWhereSomebodyMustWait() {
		noClasses().that()
			.haveNameNotMatching(".*\\.(CognitoBearerClientHttpRequestInterceptor|CognitoTokenEngineLifecycle)")
			.and()
			.resideOutsideOfPackages(BASE + ".security..", BASE + ".autoconfigure.security..")
			.should()
			.callMethodWhere(DescribedPredicate.describe("blocks", ArchitectureTests::isReactorBlock))
			.check(CLASSES);
	}

	@Test
	void requireNonNullWhenMessageIsGivenThenIsAssertInstead() {
		noClasses().should().callMethod(Objects.class, "requireNonNull", Object.class, String.class).check(CLASSES);
	}

	private static boolean isReactorBlock(JavaMethodCall call) {
		return call.getTargetOwner().getPackageName().startsWith("reactor.core")
				&& call.getTarget().getName().matches("block(First|Last|Optional)?");
	}

	private static void onlyIn(String library, String... packages) {
		String[] allowed = Arrays.stream(packages).map((name) -> BASE + name).toArray(String[]::new);
		noClasses().that(resideOutsideOfPackages(allowed))
			.should()
			.dependOnClassesThat(resideInAPackage(library))
			.check(CLASSES);
	}

	private static ArchCondition<JavaClass> haveNoPublicMembers() {
		return condition("have no public members",
				(type, events) -> type.getMembers()
					.stream()
					.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC))
					.forEach((member) -> events.add(SimpleConditionEvent.violated(member, member.getDescription()))));
	}

	private static ArchCondition<JavaMethod> notReturnPrivateTypes() {
		return condition("not return private types", (method, events) -> {
			if (method.getRawReturnType().getModifiers().contains(JavaModifier.PRIVATE)) {
				events.add(SimpleConditionEvent.violated(method, method.getDescription()));
			}
		});
	}

	private static ArchCondition<JavaMethod> notRepeatTheReturnTypeInConditionalOnMissingBean() {
		return condition("not repeat the return type in @ConditionalOnMissingBean", (method, events) -> {
			if (method.isAnnotatedWith(ConditionalOnMissingBean.class)) {
				Class<?>[] types = method.getAnnotationOfType(ConditionalOnMissingBean.class).value();
				if (types.length == 1 && method.getRawReturnType().isEquivalentTo(types[0])) {
					events.add(SimpleConditionEvent.violated(method, method.getDescription()));
				}
			}
		});
	}

	private static ArchCondition<JavaClass> useTheValueForm() {
		return condition("use the value form of @ConfigurationProperties", (type, events) -> {
			if (type.reflect().getDeclaredAnnotation(ConfigurationProperties.class).value().isEmpty()) {
				events.add(SimpleConditionEvent.violated(type, type.getDescription()));
			}
		});
	}

	private static <T> ArchCondition<T> condition(String description, BiConsumer<T, ConditionEvents> check) {
		return new ArchCondition<>(description) {

			@Override
			public void check(T item, ConditionEvents events) {
				check.accept(item, events);
			}

		};
	}

}
