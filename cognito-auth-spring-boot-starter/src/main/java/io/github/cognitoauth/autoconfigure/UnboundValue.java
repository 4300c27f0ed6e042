// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Says what is wrong with a property that cannot be bound. Repeats the value only where
 * it cannot be a secret: one in the wrong place, such as a whole account as JSON in one
 * variable, is a secret all the same.
 */
final class UnboundValue {

	private UnboundValue() {
	}

	static Problem describe(ConfigurationPropertyName name, Bindable<?> target,
			@Nullable ConfigurationProperty property, Exception error) {
		String quoted = "'" + name + "'";
		if (error instanceof UnboundConfigurationPropertiesException unbound) {
			return new Problem(name.toString(),
					"cannot be read, since its values are not numbered from [0] on without a gap: %s is left over"
						.formatted(names(unbound)),
					"Number the values of " + quoted + " from [0] on.");
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
		String origin = origin(property);
		if (isNeverSecret(type)) {
			Object value = (property != null) ? property.getValue() : "";
			return new Problem(name.toString(), "is '" + value + "'" + origin + ", which is " + expected(type),
					"Set " + quoted + " to " + example(type) + ", or remove it.");
		}
		if (type == URI.class) {
			return new Problem(name.toString(), "is not a URI" + origin,
					"Set " + quoted + " to an https URI without user information, or remove it.");
		}
		if (type == String.class) {
			return new Problem(name.toString(), "has a value that cannot be read" + origin,
					"Check the placeholders in the value of " + quoted + ".");
		}
		return ofGroup(name, property);
	}

	static Problem ofGroup(ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
		return new Problem(name.toString(), "is set to one value" + origin(property) + ", but is a group of properties",
				"Set the properties below '" + name + "' one by one; JSON in one value is not read.");
	}

	private static boolean isNeverSecret(Class<?> type) {
		return type.isEnum() || type == Boolean.class || Number.class.isAssignableFrom(type) || type == Duration.class
				|| type == DataSize.class;
	}

	private static String expected(Class<?> type) {
		if (type.isEnum()) {
			return "not one of its values";
		}
		if (type == Boolean.class) {
			return "neither 'true' nor 'false'";
		}
		if (type == Duration.class) {
			return "not a duration";
		}
		return (type == DataSize.class) ? "not a size" : "not a number in the range of " + type.getSimpleName();
	}

	private static String example(Class<?> type) {
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> "'" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "'")
				.collect(Collectors.joining(" or "));
		}
		if (type == Boolean.class) {
			return "'true' or 'false'";
		}
		if (type == Duration.class) {
			return "a number with its unit, such as '10s' or '500ms'";
		}
		return (type == DataSize.class) ? "a number with its unit, such as '1MB'" : "a number";
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
