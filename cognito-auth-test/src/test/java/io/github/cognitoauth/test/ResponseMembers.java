// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what a pool has answered with the model in the AWS SDK.
 */
final class ResponseMembers {

	private static final String MODEL = "software.amazon.awssdk.services.cognitoidentityprovider.model.";

	private ResponseMembers() {
	}

	/**
	 * Fails for a member that the model lacks.
	 * @param exchanges what was answered
	 * @return how many answers of each operation were compared
	 */
	static Map<String, Integer> assertKnown(List<PoolExchange> exchanges) {
		Map<String, Integer> compared = new TreeMap<>();
		for (PoolExchange exchange : exchanges) {
			SdkPojo shape = (exchange.status() == 200) ? response(exchange.operation()) : null;
			if (shape != null) {
				compared.merge(exchange.operation(), 1, Integer::sum);
				if (!exchange.response().isEmpty()) {
					compare(exchange.operation(), JsonMapper.shared().readTree(exchange.response()), shape);
				}
			}
		}
		return compared;
	}

	private static void compare(String path, JsonNode object, SdkPojo shape) {
		Map<String, SdkField<?>> fields = new TreeMap<>();
		shape.sdkFields().forEach((field) -> fields.put(field.locationName(), field));
		assertThat(fields.keySet()).as("members of " + path)
			.containsAll(object.propertyStream().map(Map.Entry::getKey).toList());
		object.propertyStream().forEach((entry) -> {
			SdkField<?> field = fields.get(entry.getKey());
			String name = path + "." + entry.getKey();
			if (field.marshallingType() == MarshallingType.SDK_POJO) {
				compare(name, entry.getValue(), built(field));
			}
			else if (field.marshallingType() == MarshallingType.LIST) {
				SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
				if (item.marshallingType() == MarshallingType.SDK_POJO) {
					entry.getValue().forEach((node) -> compare(name, node, built(item)));
				}
			}
		});
	}

	private static SdkPojo built(SdkField<?> field) {
		return field.constructor().get();
	}

	private static SdkPojo response(String operation) {
		try {
			Class<?> type = Class.forName(MODEL + operation.replace("MFA", "Mfa") + "Response");
			return (SdkPojo) ((SdkBuilder<?, ?>) type.getMethod("builder").invoke(null)).build();
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

}
