package io.github.cognitoauth.autoconfigure.token;

import java.util.Collections;
import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if there is a service account in the configuration. */
class OnServiceAccountCondition extends SpringBootCondition {

	private static final Bindable<Map<String, Object>> ACCOUNTS = Bindable.mapOf(String.class, Object.class);

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito service accounts");
		Map<String, Object> accounts = Binder.get(context.getEnvironment())
			.bind("cognito.service-accounts", ACCOUNTS)
			.orElseGet(Collections::emptyMap);
		return accounts.isEmpty() ? ConditionOutcome.noMatch(message.because("none is configured"))
				: ConditionOutcome.match(message.foundExactly(accounts.keySet()));
	}

}
