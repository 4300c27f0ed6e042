// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.jackson;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.OpenChallengeCodec;
import io.github.cognitoauth.security.flow.SignInProblem;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import org.springframework.security.jackson.SecurityJacksonModule;
import org.springframework.security.jackson.SecurityJacksonModules;

/**
 * Lets sessions that are stored as JSON hold what the login keeps in them: the principal,
 * the tokens and an open challenge. Spring Security loads a fixed list of modules, so
 * this one has to be joined: {@link #getModules(ClassLoader)} returns it together with
 * those of Spring Security.
 * <p>
 * What one version writes the next can read. What cannot be read is refused with an
 * exception that repeats nothing of it. The JSON holds secrets as the session itself
 * does.
 *
 * @since 0.1.0
 */
public final class CognitoJacksonModule extends SecurityJacksonModule {

	private static final long serialVersionUID = 1L;

	private static final List<StoredForm<?>> FORMS = List.of(new CognitoUserForm(), new CognitoTokensForm(),
			new CodecForm<>(OpenChallenge.class, OpenChallengeCodec::write, OpenChallengeCodec::read),
			new CodecForm<>(SignInProblem.class, OpenChallengeCodec::write, OpenChallengeCodec::readProblem));

	/** Create the module. */
	public CognitoJacksonModule() {
		super(CognitoJacksonModule.class.getName(), Version.unknownVersion());
		FORMS.forEach((form) -> form.addTo(this));
	}

	/**
	 * Return the modules of Spring Security and this one, to be added to the mapper of a
	 * session store.
	 * @param classLoader finds the modules of what is present
	 * @return modules for {@link tools.jackson.databind.json.JsonMapper.Builder}
	 */
	public static List<JacksonModule> getModules(ClassLoader classLoader) {
		return getModules(classLoader, BasicPolymorphicTypeValidator.builder());
	}

	/**
	 * Return the modules of Spring Security and this one, and allow types of the
	 * application's own beside theirs.
	 * @param classLoader finds the modules of what is present
	 * @param allowed what else may be read; is completed
	 * @return modules for {@link tools.jackson.databind.json.JsonMapper.Builder}
	 */
	public static List<JacksonModule> getModules(ClassLoader classLoader,
			BasicPolymorphicTypeValidator.Builder allowed) {
		CognitoJacksonModule own = new CognitoJacksonModule();
		own.configurePolymorphicTypeValidator(allowed);
		List<JacksonModule> modules = new ArrayList<>(SecurityJacksonModules.getModules(classLoader, allowed));
		modules.add(own);
		return List.copyOf(modules);
	}

	@Override
	public void configurePolymorphicTypeValidator(BasicPolymorphicTypeValidator.Builder builder) {
		FORMS.forEach((form) -> builder.allowIfSubType(form.type()));
	}

}
