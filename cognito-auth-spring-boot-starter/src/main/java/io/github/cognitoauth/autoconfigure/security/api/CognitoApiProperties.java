// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.security.api.ApiMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the JSON API for sign-ins.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.api")
public class CognitoApiProperties {

	/**
	 * Whether to offer the JSON API for sign-ins, in a filter chain of its own.
	 */
	private boolean enabled;

	/**
	 * Path below which the API is.
	 */
	private String basePath = "/auth";

	/**
	 * Where tokens and open challenges are kept: by the client, or in the session of a
	 * browser.
	 */
	private ApiMode mode = ApiMode.BODY;

	/**
	 * Whether to serve the OpenAPI document of the API at 'openapi.json' below its path.
	 */
	private boolean openApi = true;

	/**
	 * Key that seals what clients carry between two steps, 32 bytes in base64. Without,
	 * each instance has a key of its own that is lost when it ends.
	 */
	private @Nullable String encryptionKey;

	/**
	 * Comma-separated list of earlier keys, with which handles can still be opened while
	 * keys are rotated.
	 */
	private List<String> previousEncryptionKeys = new ArrayList<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getBasePath() {
		return this.basePath;
	}

	public void setBasePath(String basePath) {
		this.basePath = basePath;
	}

	public ApiMode getMode() {
		return this.mode;
	}

	public void setMode(ApiMode mode) {
		this.mode = mode;
	}

	public boolean isOpenApi() {
		return this.openApi;
	}

	public void setOpenApi(boolean openApi) {
		this.openApi = openApi;
	}

	public @Nullable String getEncryptionKey() {
		return this.encryptionKey;
	}

	public void setEncryptionKey(@Nullable String encryptionKey) {
		this.encryptionKey = encryptionKey;
	}

	public List<String> getPreviousEncryptionKeys() {
		return this.previousEncryptionKeys;
	}

	public void setPreviousEncryptionKeys(List<String> previousEncryptionKeys) {
		this.previousEncryptionKeys = previousEncryptionKeys;
	}

}
