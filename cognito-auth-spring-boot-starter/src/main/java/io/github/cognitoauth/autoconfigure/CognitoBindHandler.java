// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Binds the properties of this library: tells what cannot be bound and carries on, wants
 * a unit with every duration, and looks up only what is there. Serves one class, on one
 * thread.
 */
final class CognitoBindHandler extends AbstractBindHandler {

	private static final String OWN = CognitoBindHandler.class.getPackageName();

	/** Zero is the same in every unit. */
	private static final Pattern WITHOUT_UNIT = Pattern.compile("\\s*[+-]?\\d*[1-9]\\d*\\s*");

	private final Environment environment;

	private final Consumer<Problem> problems;

	private boolean own;

	private @Nullable PresentNames present;

	private final BindHandler parent;

	private final boolean entry;

	CognitoBindHandler(BindHandler parent, Environment environment, Consumer<Problem> problems) {
		this(parent, environment, problems, null);
	}

	private CognitoBindHandler(BindHandler parent, Environment environment, Consumer<Problem> problems,
			@Nullable PresentNames present) {
		super(parent);
		this.parent = parent;
		this.environment = environment;
		this.problems = problems;
		this.present = present;
		this.entry = present != null;
		this.own = this.entry;
	}

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		if (context.getDepth() == 0 && !this.entry) {
			this.own = target.getType().resolve(Object.class).getName().startsWith(OWN);
			this.present = this.own ? PresentNames.below(name, context.getSources()) : null;
			if (this.own && !isShared(name)) {
				refuseOneValue(name, context);
			}
		}
		else if (this.present != null && (!this.present.contains(name) || isBoundAsMap(name, target, context))) {
			return null;
		}
		return super.onStart(name, target, context);
	}

	private boolean isBoundAsMap(ConfigurationPropertyName name, Bindable<?> target, BindContext context) {
		PresentNames names = this.present;
		BeanMapBinder binder = BeanMapBinder.of(target.getType(), OWN);
		if (names == null || binder == null || target.getValue() == null
				|| !(target.getValue().get() instanceof Map<?, ?> map) || hasOneValue(name, context)) {
			return false;
		}
		@SuppressWarnings("unchecked")
		Map<Object, Object> entries = (Map<Object, Object>) map;
		binder.bind(name, names.names(), entries, context.getBinder(),
				new CognitoBindHandler(this.parent, this.environment, this.problems, names));
		return true;
	}

	private static boolean hasOneValue(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			if (source.getConfigurationProperty(name) != null) {
				return true;
			}
		}
		return false;
	}

	/** A variable COGNITO of somebody else is nothing that anybody wants bound. */
	private static boolean isShared(ConfigurationPropertyName root) {
		return root.getNumberOfElements() == 1;
	}

	/** Binding has an instance already, and ignores the value. */
	private void refuseOneValue(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				this.problems.accept(UnboundValue.ofGroup(name, property));
			}
		}
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (this.own && result instanceof Duration && property != null && hasNoUnit(property.getValue())) {
			this.problems.accept(new Problem(name.toString(), "is '" + property.getValue() + "', which has no unit",
					"Write durations with their unit, such as '10s' or '500ms'."));
		}
		return super.onSuccess(name, target, context, result);
	}

	private boolean hasNoUnit(Object value) {
		return WITHOUT_UNIT.matcher(this.environment.resolvePlaceholders(value.toString())).matches();
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (!this.own || (!this.entry && context.getDepth() == 0 && isShared(name))) {
			return super.onFailure(name, target, context, error);
		}
		this.problems.accept(UnboundValue.describe(name, target, context.getConfigurationProperty(), error));
		return null;
	}

}
