// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Binds a map of beans by way of the names that have a value. Binding as such asks each
 * bean for each of its properties, which takes seconds for ten thousand service accounts.
 * It converts the values all the same, and the result is the same.
 */
final class BeanMapBinder {

	private final Class<?> type;

	/** By name without dashes. */
	private final Map<String, PropertyDescriptor> properties = new HashMap<>();

	private BeanMapBinder(Class<?> type) {
		this.type = type;
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			if (property.getReadMethod() != null && !property.getName().equals("class")) {
				this.properties.put(property.getName().toLowerCase(Locale.ROOT), property);
			}
		}
	}

	/** Returns a binder if the type is that of a map of beans of ours. */
	static @Nullable BeanMapBinder of(ResolvableType type, String ownPackage) {
		if (type.resolve() != Map.class) {
			return null;
		}
		Class<?> value = type.getGeneric(1).resolve(Object.class);
		return (value.getName().startsWith(ownPackage) && !value.isEnum()) ? new BeanMapBinder(value) : null;
	}

	void bind(ConfigurationPropertyName root, List<ConfigurationPropertyName> names, Map<Object, Object> target,
			Binder binder, BindHandler handler) {
		int index = root.getNumberOfElements();
		Map<String, Set<ConfigurationPropertyName>> entries = new LinkedHashMap<>();
		for (ConfigurationPropertyName name : names) {
			if (root.isAncestorOf(name)) {
				Set<ConfigurationPropertyName> properties = entries
					.computeIfAbsent(name.getElement(index, Form.ORIGINAL), (key) -> new LinkedHashSet<>(4));
				properties.add(name.chop(index + 2));
			}
		}
		entries.forEach((key, properties) -> {
			Object bean = bean(properties, index + 1, binder, handler);
			if (bean != null) {
				target.put(key, bean);
			}
		});
	}

	private @Nullable Object bean(Set<ConfigurationPropertyName> names, int index, Binder binder, BindHandler handler) {
		Object bean = BeanUtils.instantiateClass(this.type);
		boolean bound = false;
		for (ConfigurationPropertyName name : names) {
			if (name.getNumberOfElements() <= index) {
				// a value in the place of the bean, which binding reports
				binder.bind(name, Bindable.of(this.type), handler);
				continue;
			}
			PropertyDescriptor property = this.properties.get(name.getElement(index, Form.UNIFORM));
			bound |= property != null && bind(bean, property, name, binder, handler);
		}
		return bound ? bean : null;
	}

	private static boolean bind(Object bean, PropertyDescriptor property, ConfigurationPropertyName name, Binder binder,
			BindHandler handler) {
		Method setter = property.getWriteMethod();
		Object value = ReflectionUtils.invokeMethod(property.getReadMethod(), bean);
		if (setter == null) {
			return value != null && binder.bind(name, Bindable.ofInstance(value), handler).isBound();
		}
		Bindable<Object> target = Bindable.of(ResolvableType.forMethodParameter(setter, 0));
		BindResult<Object> result = binder.bind(name, (value != null) ? target.withExistingValue(value) : target,
				handler);
		result.ifBound((converted) -> ReflectionUtils.invokeMethod(setter, bean, converted));
		return result.isBound();
	}

}
