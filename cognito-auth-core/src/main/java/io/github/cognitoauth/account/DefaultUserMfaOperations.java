// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.List;

import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.OneTimeCodes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.util.Assert;

/** Second-factor operations with an access token. */
final class DefaultUserMfaOperations implements UserMfaOperations {

	private final AccessTokenCalls calls;

	DefaultUserMfaOperations(AccessTokenCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<Void> setPreference(MfaPreference preference) {
		Assert.notNull(preference, "'preference' must not be null");
		return this.calls.call(CognitoOperation.SetUserMFAPreference, preference::toBody).then();
	}

	@Override
	public Mono<TotpSecret> associateSoftwareToken() {
		return this.calls.call(CognitoOperation.AssociateSoftwareToken).map(DefaultUserMfaOperations::secret);
	}

	private static TotpSecret secret(CognitoResponse answer) {
		try {
			return TotpSecret.fromBase32(Answers.required(answer, "SecretCode"));
		}
		catch (IllegalArgumentException ex) {
			throw answer.invalid();
		}
	}

	@Override
	public Mono<Void> verifySoftwareToken(String code, @Nullable String friendlyDeviceName) {
		String normalized = OneTimeCodes.required(code);
		return this.calls
			.call(CognitoOperation.VerifySoftwareToken,
					() -> CognitoRequestBody.create()
						.with("UserCode", normalized)
						.with("FriendlyDeviceName", friendlyDeviceName))
			.doOnNext(DefaultUserMfaOperations::checkStatus)
			.then();
	}

	/** Status ERROR comes with HTTP 200 and is a wrong code all the same. */
	private static void checkStatus(CognitoResponse answer) {
		String status = Answers.required(answer, "Status");
		if (!"SUCCESS".equals(status)) {
			throw answer.refused("EnableSoftwareTokenMFAException", CognitoErrorReason.CODE_MISMATCH);
		}
	}

	@Override
	@Deprecated(since = "0.1.0")
	public Mono<Void> setUserSettings(List<MfaOption> options) {
		Assert.notNull(options, "'options' must not be null");
		List<MfaOption> copy = List.copyOf(options);
		return this.calls.call(CognitoOperation.SetUserSettings, () -> {
			ArrayNode list = JsonNodeFactory.instance.arrayNode();
			copy.forEach((option) -> list.addObject()
				.put("DeliveryMedium", option.deliveryMedium())
				.put("AttributeName", option.attributeName()));
			return CognitoRequestBody.create().with("MFAOptions", list);
		}).then();
	}

}
