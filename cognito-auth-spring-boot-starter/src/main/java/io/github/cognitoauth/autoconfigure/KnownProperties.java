// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.beans.PropertyDescriptor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.util.ClassUtils;

/**
 * The properties that binding knows of a class, to tell a mistyped one.
 */
final class KnownProperties {

	private static final String OWN = ClassUtils.getPackageName(KnownProperties.class);

	/** By name without dashes; the value is the type. */
	private final Map<String, Class<?>> types = new TreeMap<>();

	private final Map<String, KnownProperties> nested = new TreeMap<>();

	KnownProperties(Class<?> type) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			if (property.getReadMethod() != null && !property.getName().equals("class")) {
				String name = property.getName().toLowerCase(Locale.ROOT);
				this.types.put(name, property.getPropertyType());
				if (isNested(property.getPropertyType())) {
					this.nested.put(name, new KnownProperties(property.getPropertyType()));
				}
			}
		}
	}

	private static boolean isNested(Class<?> type) {
		return !type.isEnum() && ClassUtils.getPackageName(type).startsWith(OWN);
	}

	/**
	 * Return whether a key names a property.
	 * @param key the key
	 * @param index the index of the element that names a property of the class
	 * @return whether binding would use it
	 */
	boolean knows(ConfigurationPropertyName key, int index) {
		String name = key.getElement(index, Form.UNIFORM);
		Class<?> type = this.types.get(name);
		if (type == null) {
			return false;
		}
		int left = key.getNumberOfElements() - index - 1;
		if (left == 0 || Map.class.isAssignableFrom(type)) {
			return true;
		}
		KnownProperties inner = this.nested.get(name);
		return (inner != null) ? inner.knows(key, index + 1)
				: left == 1 && Collection.class.isAssignableFrom(type) && key.isNumericIndex(index + 1);
	}

}
