// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Audit events, where the actuator is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AuditApplicationEvent.class)
class AccountAuditConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AccountAuditListener cognitoAccountAuditListener(ApplicationEventPublisher events) {
		return new AccountAuditListener(events);
	}

}
