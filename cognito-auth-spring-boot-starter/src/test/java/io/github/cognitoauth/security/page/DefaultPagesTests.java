// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.TestSteps;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.test.util.ReflectionTestUtils;

import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultPages}.
 */
class DefaultPagesTests {

	private static final PageSettings SETTINGS = new PageSettings("Shop & <b>Co</b>", "/login", true, true, "/logout",
			"/login", "/login/challenge", true, "/login/challenge", "username", "password");

	private static final DefaultPages PAGES = new DefaultPages(SETTINGS, CognitoTexts.standard());

	private static final StepForms FORMS = new StepForms(ChallengeKinds.standard(), "Shop");

	private static final PageRequest REQUEST = request(Locale.ENGLISH);

	private static PageRequest request(Locale locale) {
		return new PageRequest("/app", locale, new PageRequest.Csrf("_csrf", "X-CSRF-TOKEN", "csrf-token"));
	}

	static Stream<Arguments> pages() {
		Map<String, String> mail = Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL", "CODE_DELIVERY_DESTINATION",
				"a***@e***");
		Map<String, String> sms = Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS", "CODE_DELIVERY_DESTINATION",
				"+*******9999");
		return Stream.of(page(challenge("EMAIL_OTP", mail), "name=\"code\"", "by e-mail to a***@e***", "one-time-code"),
				page(challenge("SMS_MFA", sms), "name=\"code\"", "by text message to +*******9999",
						"inputmode=\"numeric\""),
				page(challenge("SMS_OTP", sms), "name=\"code\"", "autofocus"),
				page(challenge("SOFTWARE_TOKEN_MFA", Map.of("FRIENDLY_DEVICE_NAME", "My phone")), "name=\"code\"",
						"authenticator app (My phone)"),
				page(challenge("SELECT_MFA_TYPE", Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]")),
						"type=\"radio\"", "name=\"choice\"", "value=\"SMS_MFA\"", "value=\"SOFTWARE_TOKEN_MFA\"",
						"Authenticator app", "<legend>"),
				page(challenge("MFA_SETUP", Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]")),
						"value=\"SOFTWARE_TOKEN_MFA\"", "value=\"EMAIL_OTP\"", "name=\"email\"", "type=\"email\""),
				page(TestSignIns.selectChallenge("PASSWORD", "EMAIL_OTP", "WEB_AUTHN"), "value=\"PASSWORD\"",
						"value=\"EMAIL_OTP\"", "Passkey", "name=\"password\"", "current-password"),
				page(challenge("NEW_PASSWORD_REQUIRED",
						Map.of("requiredAttributes", "[\"userAttributes.name\",\"userAttributes.phone_number\"]",
								"userAttributes", "{\"email\":\"a@example.com\"}")),
						"name=\"newPassword\"", "name=\"newPasswordConfirmation\"", "new-password", "name=\"name\"",
						"name=\"phone_number\"", "type=\"tel\""),
				page(challenge("PASSWORD", Map.of()), "name=\"password\"", "type=\"password\""),
				page(challenge("PASSWORD_SRP", Map.of()), "name=\"password\""),
				page(challenge("CUSTOM_CHALLENGE",
						Map.of("question", "Favourite <colour>?", "USERNAME", "secret-name")), "name=\"answer\"",
						"Favourite &lt;colour&gt;?"),
				page(challenge("WEB_AUTHN", Map.of("CREDENTIAL_REQUEST_OPTIONS", "{\"challenge\":\"abc\"}")),
						"name=\"credential\"", "/app/login/challenge/passkey.js",
						"{&quot;challenge&quot;:&quot;abc&quot;}", "<noscript>"),
				page(challenge("RIDDLE_2030", Map.of("x", "y")), "name=\"answer\""),
				page(challenge("DEVICE_SRP_AUTH", Map.of()), "not known"));
	}

	private static Arguments page(CognitoChallenge challenge, String... parts) {
		return Arguments.of(challenge, parts);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void challengeThenPageAsksForIt(CognitoChallenge challenge, String[] parts) {
		String page = render(OpenChallenge.open(TestSteps.step(challenge), Instant.MAX));
		assertThat(page).contains(parts)
			.contains("Shop &amp; &lt;b&gt;Co&lt;/b&gt;", "name=\"restart\"", "lang=\"en\"", "value=\"csrf-token\"")
			.doesNotContain(TestSignIns.SESSION, "secret-name", "<b>", "http://", "https://", "style=", "onclick");
	}

	@Test
	void setupThenQrCodeHoldsTheSameSecretAsTheText() throws Exception {
		MfaSetupChallenge challenge = challenge(MfaSetupChallenge.class, "MFA_SETUP",
				Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]"));
		OpenChallenge state = OpenChallenge
			.open(TestSteps.step(challenge, TestSignIns.setup(challenge, "JBSWY3DPEHPK3PXP")), Instant.MAX);
		SetupKey setup = FORMS.describe(state, "localhost").setup();
		assertThat(setup).isNotNull();
		assertThat(setup.grouped()).isEqualTo("JBSW Y3DP EHPK 3PXP");
		assertThat(setup.toString()).doesNotContain("JBSWY3DPEHPK3PXP");
		String page = render(state);
		String uri = "otpauth://totp/Shop:alice?secret=JBSWY3DPEHPK3PXP&issuer=Shop";
		assertThat(QrReader.read(page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6))).isEqualTo(uri);
		assertThat(page).contains("JBSW Y3DP EHPK 3PXP", "data-copy=\"JBSWY3DPEHPK3PXP\"", "name=\"code\"",
				"role=\"img\"", "href=\"" + uri.replace("&", "&amp;") + "\"");
	}

	@Test
	void problemThenAnnouncedAndEscaped() {
		OpenChallenge state = OpenChallenge.open(TestSteps.step(challenge("SMS_MFA", Map.of())), Instant.MAX)
			.refused(new FormProblem(Text.of("cognito.problem.from-pool", "<script>alert(1)</script>"), null, 4));
		assertThat(render(state))
			.contains("role=\"alert\"", "&lt;script&gt;", "aria-describedby=\"problem\"", "<title>Error: ")
			.doesNotContain("<script>alert");
	}

	@Test
	void everyTextOfThePoolThenEscaped() {
		String evil = "\"><img src=x onerror=alert(1)>";
		for (CognitoChallenge challenge : new CognitoChallenge[] { challenge("CUSTOM_CHALLENGE", Map.of(evil, evil)),
				challenge("EMAIL_OTP", Map.of("CODE_DELIVERY_DESTINATION", evil)),
				challenge("EMAIL_OTP", Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", evil)),
				challenge("SOFTWARE_TOKEN_MFA", Map.of("FRIENDLY_DEVICE_NAME", evil)),
				challenge("WEB_AUTHN", Map.of("CREDENTIAL_REQUEST_OPTIONS", evil)),
				challenge("NEW_PASSWORD_REQUIRED", Map.of("requiredAttributes", json(evil))),
				challenge("SELECT_MFA_TYPE", Map.of("MFAS_CAN_CHOOSE", json(evil))),
				TestSignIns.selectChallenge(evil) }) {
			assertThat(render(OpenChallenge.open(TestSteps.step(challenge), Instant.MAX))).doesNotContain("<img")
				.doesNotContain("<Img");
		}
	}

	private static String json(String text) {
		return "[\"" + text.replace("\"", "\\\"") + "\"]";
	}

	@Test
	void loginThenLabelledFieldsAndNotice() {
		assertThat(login(new LoginNotice(null, Text.of("cognito.notice.signed-out"), null), OtherLogins.none()))
			.contains("You have signed out.", "role=\"status\"", "<label for=\"field-username\">",
					"id=\"field-username\"", "autocomplete=\"username\"", "autocomplete=\"current-password\"",
					"action=\"/app/login\"");
	}

	@Test
	void styleThenEdgesOfFieldsCanBeSeenInBothColorSchemes() {
		String style = new String(PageResource.STYLE.content(), StandardCharsets.UTF_8);
		List<Double> fields = luminances(style, "--field");
		List<Double> cards = luminances(style, "--card");
		assertThat(fields).hasSize(2).hasSameSizeAs(cards);
		// what WCAG 2.1 asks for in 1.4.11
		assertThat(contrast(fields.get(0), cards.get(0))).isGreaterThan(3);
		assertThat(contrast(fields.get(1), cards.get(1))).isGreaterThan(3);
	}

	private static double contrast(double one, double other) {
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static List<Double> luminances(String style, String variable) {
		return Pattern.compile(variable + ": #(\\p{XDigit}{6});")
			.matcher(style)
			.results()
			.map((found) -> luminance(Integer.parseInt(found.group(1), 16)))
			.toList();
	}

	private static double luminance(int color) {
		return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
	}

	private static double linear(int color) {
		double part = (color & 0xff) / 255.0;
		return (part <= 0.04045) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
	}

	@Test
	void resourcesThenAsThePagesNeedThem() {
		assertThat(new String(PageResource.STYLE.content(), StandardCharsets.UTF_8))
			.contains("prefers-color-scheme: dark", ":focus-visible")
			.doesNotContain("url(", "@import");
		assertThat(PageResource.FORM_SCRIPT.content()).isNotEmpty();
		assertThat(PageResource.PASSKEY_SCRIPT.content()).isNotEmpty();
	}

	@Test
	void pagesWhenMadeThenFilesAreReadBeforeTheFirstRequest() {
		for (PageResource resource : PageResource.values()) {
			ReflectionTestUtils.setField(resource, "content", null);
		}
		assertThat(new DefaultPages(SETTINGS, CognitoTexts.standard())).isNotNull();
		assertThat(PageResource.values())
			.allSatisfy((resource) -> assertThat(ReflectionTestUtils.getField(resource, "content")).isNotNull());
	}

	@Test
	void loginWhenFailedThenNameIsKeptAndPasswordHasTheFocus() {
		String page = login(new LoginNotice(Text.of("cognito.problem.credentials-rejected"), null, "alice"),
				OtherLogins.none());
		assertThat(page).contains("value=\"alice\"", "User name or password is not right.")
			.containsPattern("name=\"password\"[^>]* aria-invalid=\"true\"[^>]* autofocus")
			.doesNotContainPattern("name=\"username\"[^>]* autofocus");
	}

	@Test
	void loginWhenChainHasOtherLoginsThenOffered() {
		String page = login(new LoginNotice(null, null, null), new OtherLogins(
				Map.of("/oauth2/authorization/corp", "Corp <SSO>"), "/ott/generate", true, "remember-me"));
		assertThat(page).contains("href=\"/app/oauth2/authorization/corp\"", "Sign in with Corp &lt;SSO&gt;",
				"action=\"/app/ott/generate\"", "name=\"remember-me\"", "id=\"passkey-signin\"",
				"src=\"/app/login/webauthn.js\"", "src=\"/app/login/challenge/webauthn.js\"");
	}

	@Test
	void loginWhenNoNameOfTheApplicationThenNoHeadlineOfItsOwn() {
		DefaultPages pages = new DefaultPages(new PageSettings(null, "/login", true, true, "/logout", "/login", "/c",
				true, "/c", "username", "password"), CognitoTexts.standard());
		String page = text(pages.login(REQUEST, new LoginNotice(null, null, null), OtherLogins.none()));
		assertThat(page).contains("<title>Sign in</title>").doesNotContain("class=\"app\"", "Application");
	}

	@Test
	void logoutThenCanBeCancelled() {
		assertThat(text(PAGES.logout(REQUEST))).contains("action=\"/app/logout\"", "href=\"/app/\"", "Cancel");
	}

	@Test
	void choicesThenFieldsBelongToTheirChoiceAndAreNotRequiredOfOthers() {
		String page = render(
				OpenChallenge.open(TestSteps.step(TestSignIns.selectChallenge("EMAIL_OTP", "PASSWORD")), Instant.MAX));
		assertThat(page).containsPattern("value=\"PASSWORD\".*option-fields.*name=\"password\"")
			.doesNotContainPattern("name=\"password\"[^>]* required");
	}

	@Test
	void passwordsThenShownOnWishAndGivenAUserName() {
		String page = render(
				OpenChallenge.open(TestSteps.step(challenge("NEW_PASSWORD_REQUIRED", Map.of())), Instant.MAX));
		assertThat(page).contains("data-show=\"field-newPassword\"", "at least 8 characters",
				"<input type=\"text\" autocomplete=\"username\" readonly hidden value=\"alice\">");
	}

	@Test
	void pagesThenInTheLanguageOfTheRequest() {
		OpenChallenge state = OpenChallenge.open(TestSteps.step(challenge("SMS_MFA", Map.of())), Instant.MAX);
		StepForm form = FORMS.describe(state, "localhost");
		assertThat(text(PAGES.challenge(request(Locale.GERMAN), form))).contains("<html lang=\"de\">", "Code eingeben");
		assertThat(text(PAGES.challenge(request(Locale.JAPAN), form))).contains("<html lang=\"ja\">",
				"\u30b3\u30fc\u30c9\u3092\u5165\u529b");
		assertThat(text(PAGES.challenge(request(Locale.ITALIAN), form))).contains("<html lang=\"en\">",
				"Enter your code");
		assertThat(PAGES.challenge(request(Locale.CANADA_FRENCH), form).headers()).containsEntry("Content-Language",
				"fr");
	}

	private static String login(LoginNotice notice, OtherLogins others) {
		return text(PAGES.login(REQUEST, notice, others));
	}

	private static String text(Page page) {
		return new String(page.content(), StandardCharsets.UTF_8);
	}

	private static String render(OpenChallenge state) {
		return text(PAGES.challenge(REQUEST, FORMS.describe(state, "localhost")));
	}

}
