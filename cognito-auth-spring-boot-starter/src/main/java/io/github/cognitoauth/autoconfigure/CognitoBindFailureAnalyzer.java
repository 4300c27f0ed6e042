package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Reports properties that cannot be bound without their value, which Spring Boot would
 * repeat: a secret in the wrong place, such as a whole account as JSON in one variable,
 * is a secret all the same. Spring Boot reports values that cannot be secret, with the
 * values that are valid.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CognitoBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("cognito");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(cause.getTarget().getType().resolve(Object.class));
		if (!PREFIX.isAncestorOf(cause.getName()) || isNeverSecret(type)) {
			return null;
		}
		String name = "'" + cause.getName() + "'";
		if (cause.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
			return analysis(cause,
					name + " cannot be read, since its values are not numbered from [0] on without a gap: "
							+ "%s is left over.".formatted(names(unbound)),
					"Number the values of " + name + " from [0] on.");
		}
		if (type == URI.class) {
			return analysis(cause, name + " is not a URI" + origin(cause.getProperty()) + ".",
					"Set " + name + " to an https URI without user information, or remove it.");
		}
		if (type == String.class) {
			return analysis(cause, name + " has a value that cannot be read" + origin(cause.getProperty()) + ".",
					"Check the placeholders in the value of " + name + ".");
		}
		return analysis(cause,
				name + " is set to one value" + origin(cause.getProperty()) + ", but is a group of properties.",
				"Set the properties below " + name + " one by one; JSON in one value is not read.");
	}

	private static boolean isNeverSecret(Class<?> type) {
		return type.isEnum() || type == Boolean.class || Number.class.isAssignableFrom(type) || type == Duration.class
				|| type == DataSize.class;
	}

	private static FailureAnalysis analysis(BindException cause, String description, String action) {
		return new FailureAnalysis(description, action, cause);
	}

	private static String names(UnboundConfigurationPropertiesException unbound) {
		return unbound.getUnboundProperties()
			.stream()
			.map((property) -> "'" + property.getName() + "'" + origin(property))
			.collect(Collectors.joining(", "));
	}

	private static String origin(@Nullable ConfigurationProperty property) {
		return (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
	}

}
