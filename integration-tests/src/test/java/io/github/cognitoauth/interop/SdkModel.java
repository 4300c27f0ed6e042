// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.auth.scheme.CognitoIdentityProviderAuthSchemeProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/**
 * The service model as the AWS SDK for Java carries it in its classes: operations and how
 * they authenticate, members, which of them are required, and errors.
 */
final class SdkModel {

	private static final String NO_AUTH = "smithy.api#noAuth";

	private static final int UTF8 = 1;

	private static final int LONG = 5;

	private static final int DOUBLE = 6;

	private final TreeMap<String, Method> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	SdkModel() {
		for (Method method : CognitoIdentityProviderClient.class.getMethods()) {
			if (method.getParameterCount() == 1 && method.getReturnType().getSimpleName().endsWith("Response")
					&& SdkPojo.class.isAssignableFrom(method.getParameterTypes()[0])) {
				this.methods.put(method.getName(), method);
			}
		}
	}

	/** The names on the wire of the operations that take no signature. */
	Set<String> operationsWithoutIam() {
		CognitoIdentityProviderAuthSchemeProvider schemes = CognitoIdentityProviderAuthSchemeProvider.defaultProvider();
		Predicate<String> unsigned = (name) -> schemes
			.resolveAuthScheme((parameters) -> parameters.operation(name).region(Region.EU_WEST_1))
			.stream()
			.anyMatch((option) -> option.schemeId().equals(NO_AUTH));
		return texts(schemes.getClass()).stream().filter(unsigned).collect(Collectors.toCollection(TreeSet::new));
	}

	boolean hasOperation(String operation) {
		return this.methods.containsKey(operation);
	}

	/**
	 * Paths such as {@code UserContextData.IpAddress} and {@code UserAttributes.Name}.
	 */
	Set<String> requestMembers(String operation) {
		return paths(method(operation).getParameterTypes()[0]);
	}

	Set<String> answerMembers(String operation) {
		return paths(method(operation).getReturnType());
	}

	Set<String> requiredMembers(String operation) {
		return instance(method(operation).getParameterTypes()[0]).sdkFields()
			.stream()
			.filter((field) -> field.getOptionalTrait(RequiredTrait.class).isPresent())
			.map(SdkField::locationName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	Set<String> errors(String operation) {
		return Arrays.stream(method(operation).getExceptionTypes())
			.filter((type) -> CognitoIdentityProviderException.class.isAssignableFrom(type)
					&& type != CognitoIdentityProviderException.class)
			.map(Class::getSimpleName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Method method(String operation) {
		Method method = this.methods.get(operation);
		if (method == null) {
			throw new IllegalArgumentException("The model has no operation " + operation);
		}
		return method;
	}

	private static Set<String> paths(Class<?> type) {
		Set<String> paths = new TreeSet<>();
		collect(paths, "", instance(type));
		return paths;
	}

	private static void collect(Set<String> paths, String prefix, SdkPojo structure) {
		for (SdkField<?> field : structure.sdkFields()) {
			add(paths, prefix + field.locationName(), field);
		}
	}

	private static void add(Set<String> paths, String path, SdkField<?> field) {
		if (field.marshallingType() == MarshallingType.SDK_POJO) {
			collect(paths, path + ".", field.constructor().get());
		}
		else if (field.marshallingType() == MarshallingType.LIST) {
			add(paths, path, field.getTrait(ListTrait.class).memberFieldInfo());
		}
		else {
			paths.add(path);
		}
	}

	private static SdkPojo instance(Class<?> type) {
		try {
			Object builder = type.getMethod("builder").invoke(null);
			return (SdkPojo) builder;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The SDK has changed: adapt SdkModel to " + type, ex);
		}
	}

	/** All text in the constant pool of a class: the names in its switch are among it. */
	private static Collection<String> texts(Class<?> type) {
		Set<String> texts = new TreeSet<>();
		try (InputStream resource = type.getResourceAsStream(type.getSimpleName() + ".class");
				DataInputStream data = new DataInputStream(resource)) {
			data.skipNBytes(8);
			int count = data.readUnsignedShort();
			for (int i = 1; i < count; i++) {
				int tag = data.readUnsignedByte();
				if (tag == UTF8) {
					texts.add(data.readUTF());
				}
				else {
					data.skipNBytes(length(tag));
					i += (tag == LONG || tag == DOUBLE) ? 1 : 0;
				}
			}
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Of an entry of the constant pool (The Java Virtual Machine Specification, 4.4). */
	private static int length(int tag) {
		return switch (tag) {
			case LONG, DOUBLE -> 8;
			case 7, 8, 16, 19, 20 -> 2;
			case 15 -> 3;
			default -> 4;
		};
	}

}
