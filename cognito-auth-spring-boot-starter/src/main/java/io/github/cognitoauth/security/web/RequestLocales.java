// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.security.text.CognitoTexts;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Finds the language of a request ahead of Spring MVC: as the application's locale
 * resolver does, and where that reads {@code Accept-Language} the first language of it
 * that there are texts in.
 */
final class RequestLocales implements Function<HttpServletRequest, Locale> {

	private static final boolean MVC = ClassUtils.isPresent("org.springframework.web.servlet.LocaleResolver",
			RequestLocales.class.getClassLoader());

	private final @Nullable ApplicationContext context;

	private final CognitoTexts texts;

	private volatile @Nullable Function<HttpServletRequest, Locale> source;

	RequestLocales(@Nullable ApplicationContext context, CognitoTexts texts) {
		this.context = context;
		this.texts = texts;
	}

	@Override
	public Locale apply(HttpServletRequest request) {
		Function<HttpServletRequest, Locale> locales = this.source;
		if (locales == null) {
			// the resolver is a bean that must not be made while the chains are
			Function<HttpServletRequest, Locale> resolver = (MVC && this.context != null)
					? Mvc.resolver(this.context, this::accepted) : null;
			locales = (resolver != null) ? resolver : this::accepted;
			this.source = locales;
		}
		return locales.apply(request);
	}

	private Locale accepted(HttpServletRequest request) {
		boolean given = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
		return this.texts.choose(given ? Collections.list(request.getLocales()) : List.of());
	}

	/** Loaded with Spring MVC only. */
	private static final class Mvc {

		static @Nullable Function<HttpServletRequest, Locale> resolver(ApplicationContext context,
				Function<HttpServletRequest, Locale> accepted) {
			LocaleResolver resolver = context.getBeanProvider(LocaleResolver.class).getIfUnique();
			if (resolver == null) {
				return null;
			}
			if (resolver instanceof AcceptHeaderLocaleResolver) {
				return (request) -> (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) ? accepted.apply(request)
						: resolver.resolveLocale(request);
			}
			return resolver::resolveLocale;
		}

	}

}
