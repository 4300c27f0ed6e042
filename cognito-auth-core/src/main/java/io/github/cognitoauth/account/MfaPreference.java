// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Which second factors a user wants ({@code SetUserMFAPreference}). Factors that are not
 * named stay as they are. Immutable.
 *
 * @since 0.1.0
 */
public final class MfaPreference {

	private static final Map<MfaType, String> MEMBERS = Map.of(MfaType.SMS_MFA, "SMSMfaSettings",
			MfaType.SOFTWARE_TOKEN_MFA, "SoftwareTokenMfaSettings", MfaType.EMAIL_OTP, "EmailMfaSettings");

	private final Map<String, Setting> settings;

	private final @Nullable Boolean passkeys;

	private MfaPreference(Builder builder) {
		this.settings = new LinkedHashMap<>(builder.settings);
		this.passkeys = builder.passkeys;
	}

	/**
	 * Start with no change.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	CognitoRequestBody toBody() {
		CognitoRequestBody body = CognitoRequestBody.create();
		this.settings.forEach((member, setting) -> body.with(member,
				CognitoRequestBody.create()
					.with("Enabled", setting.enabled())
					.with("PreferredMfa", setting.preferred())));
		return body.with("WebAuthnMfaSettings", CognitoRequestBody.create().with("Enabled", this.passkeys));
	}

	@Override
	public String toString() {
		return "MfaPreference" + this.settings;
	}

	private record Setting(boolean enabled, @Nullable Boolean preferred) {

	}

	/**
	 * Builds an {@link MfaPreference}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final Map<String, Setting> settings = new LinkedHashMap<>();

		private @Nullable Boolean passkeys;

		private Builder() {
		}

		/**
		 * Switch a factor on and leave open which one is preferred.
		 * @param type one of the constants of {@link MfaType}
		 * @return this builder
		 */
		public Builder enable(MfaType type) {
			return set(type, new Setting(true, null));
		}

		/**
		 * Switch a factor on and ask for it first. Only one can be preferred.
		 * @param type one of the constants of {@link MfaType}
		 * @return this builder
		 */
		public Builder prefer(MfaType type) {
			return set(type, new Setting(true, true));
		}

		/**
		 * Switch a factor on and do not ask for it first any more.
		 * @param type one of the constants of {@link MfaType}
		 * @return this builder
		 */
		public Builder doNotPrefer(MfaType type) {
			return set(type, new Setting(true, false));
		}

		/**
		 * Switch a factor off.
		 * @param type one of the constants of {@link MfaType}
		 * @return this builder
		 */
		public Builder disable(MfaType type) {
			return set(type, new Setting(false, null));
		}

		/**
		 * Switch passkeys as second factor on or off.
		 * @param enabled whether they count
		 * @return this builder
		 */
		public Builder passkeys(boolean enabled) {
			this.passkeys = enabled;
			return this;
		}

		/**
		 * Build the preference.
		 * @return a new preference
		 * @throws IllegalStateException if two factors are preferred
		 */
		public MfaPreference build() {
			long preferred = this.settings.values()
				.stream()
				.filter((setting) -> Boolean.TRUE.equals(setting.preferred()))
				.count();
			Assert.state(preferred <= 1, "Only one second factor can be preferred");
			return new MfaPreference(this);
		}

		private Builder set(MfaType type, Setting setting) {
			String member = MEMBERS.get(type);
			Assert.notNull(member, "The operation has no setting for this kind of second factor");
			this.settings.put(member, setting);
			return this;
		}

	}

}
