// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityProperties;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.account.AccountFeature;
import io.github.cognitoauth.security.account.AccountOperation;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountSettings;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.account.PoolAccounts;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.limit.SignInLimit;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationTrustResolver;

/**
 * Auto-configuration of what people do with their own account: {@code cognito.account.*}.
 * Its beans are made when the JSON API or the pages use them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoSecurityAutoConfiguration.class)
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(PoolLogins.class)
@EnableConfigurationProperties(CognitoAccountProperties.class)
@Import(AccountAuditConfiguration.class)
public final class CognitoAccountAutoConfiguration {

	CognitoAccountAutoConfiguration() {
	}

	@Bean
	AccountPropertiesValidator cognitoAccountPropertiesValidator(CognitoAccountProperties properties) {
		return new AccountPropertiesValidator(properties);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	AnswerDelay cognitoAnswerDelay() {
		return AnswerDelay.standard();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	AccountSettings cognitoAccountSettings(CognitoAccountProperties properties, CognitoSecurityProperties security) {
		return AccountSettings.builder()
			.feature(AccountFeature.SIGN_UP, properties.isSignUp())
			.feature(AccountFeature.RESET_PASSWORD, properties.isResetPassword())
			.feature(AccountFeature.CHANGE_PASSWORD, properties.isChangePassword())
			.feature(AccountFeature.ATTRIBUTES, properties.isAttributes())
			.feature(AccountFeature.MFA, properties.isMfa())
			.feature(AccountFeature.PASSKEYS, properties.isPasskeys())
			.feature(AccountFeature.DEVICES, properties.isDevices())
			.feature(AccountFeature.SESSIONS, properties.isSessions())
			.feature(AccountFeature.SIGN_OUT_EVERYWHERE, properties.isSignOutEverywhere())
			.feature(AccountFeature.DELETE, properties.isDelete())
			.signUpAttributes(properties.getSignUpAttributes())
			.writableAttributes(properties.getWritableAttributes())
			.hideExisting(properties.getHideExisting())
			.revealAccountState(security.isRevealAccountState())
			.freshSignIn(properties.getFreshSignIn())
			.build();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoUserAccounts.class)
	AccountOperations cognitoAccountOperations(CognitoUserAccounts accounts, AccountSettings settings,
			AnswerDelay delay, SignInLimit limit, CognitoAuthenticationOptions options,
			ObjectProvider<AccountOperation> operations, ApplicationEventPublisher events) {
		return AccountOperations.builder(accounts, settings)
			.operations(operations.orderedStream().toList())
			.delay(delay)
			.limit(limit)
			.options(options)
			.listener(events::publishEvent)
			.build();
	}

	/**
	 * What the application adds may call the main pool, and is therefore not for others.
	 */
	@Bean
	@Lazy
	PoolAccounts cognitoPoolAccounts(PoolLogins logins, ConfiguredUserPools configured, AccountSettings settings,
			AnswerDelay delay, SignInLimit limit, ObjectProvider<AccountOperations> main,
			ApplicationEventPublisher events) {
		return new PoolAccounts(logins.pools(), (pool) -> {
			UserPoolProperties own = configured.named(pool.name());
			if (own == null || pool.name().equals(CognitoUserPools.MAIN)) {
				return main.getObject();
			}
			Boolean reveal = own.getSecurity().getRevealAccountState();
			return AccountOperations
				.builder(pool.accounts(),
						(reveal != null) ? settings.mutate().revealAccountState(reveal).build() : settings)
				.delay(delay)
				.limit(limit.ofPool(pool.name()))
				.options(logins.get(pool.name()).options())
				.listener(events::publishEvent)
				.build();
		});
	}

}
