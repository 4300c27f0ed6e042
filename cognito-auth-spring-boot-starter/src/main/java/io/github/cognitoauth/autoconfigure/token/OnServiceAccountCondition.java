package io.github.cognitoauth.autoconfigure.token;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if there is a service account in the configuration. */
class OnServiceAccountCondition extends SpringBootCondition {

	private static final Bindable<Map<String, Object>> ACCOUNTS = Bindable.mapOf(String.class, Object.class);

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito service accounts");
		Set<String> names = names(context.getEnvironment());
		return names.isEmpty() ? ConditionOutcome.noMatch(message.because("none is configured"))
				: ConditionOutcome.match(message.foundExactly(names));
	}

	/** All names, also of what has no property that an account knows. */
	static Set<String> names(Environment environment) {
		Map<String, Object> accounts = Binder.get(environment)
			.bind("cognito.service-accounts", ACCOUNTS)
			.orElseGet(Collections::emptyMap);
		return accounts.keySet();
	}

}
