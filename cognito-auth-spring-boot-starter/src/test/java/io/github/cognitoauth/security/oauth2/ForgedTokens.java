// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;

/**
 * Tokens that must be refused, by what is wrong with them: broken, forged, signed by
 * somebody else, or signed by the pool and not good here.
 */
public final class ForgedTokens {

	private static final String HEADER = "{\"kid\":\"one\",\"alg\":\"RS256\"}";

	private final Map<String, String> tokens = new LinkedHashMap<>();

	private final String issuer;

	private final long now = System.currentTimeMillis() / 1000;

	private ForgedTokens(String issuer, String elsewhere) {
		this.issuer = issuer;
		structure();
		encryption();
		algorithms();
		headers(elsewhere);
		keyIds();
		signatures();
		payloads();
		issuers();
		times();
		kinds();
		types();
	}

	/**
	 * Return the tokens.
	 * @param issuer the accepted issuer, whose key is {@link TestTokens#KEY}
	 * @param elsewhere the URI of a key set of somebody else
	 * @return tokens by what is wrong with them
	 */
	public static Map<String, String> of(String issuer, String elsewhere) {
		return new ForgedTokens(issuer, elsewhere).tokens;
	}

	private void structure() {
		String good = signed(HEADER, payload());
		String[] parts = good.split("\\.");
		add("a word", "nonsense");
		add("one dot", "a.b");
		add("three empty parts", "..");
		add("header only", parts[0] + "..");
		add("no payload", parts[0] + ".." + parts[2]);
		add("no header", "." + parts[1] + "." + parts[2]);
		add("four parts", good + ".x");
		add("a dot before", "." + good);
		add("a dot behind", good + ".");
		add("header is no JSON", signed("nonsense", payload()));
		add("header is a list", signed("[]", payload()));
		add("header is nested deeply", signed("{\"alg\":" + "[".repeat(1500) + "}", payload()));
		add("header is no base64", "!" + good.substring(1));
		add("parts in another order", parts[1] + "." + parts[0] + "." + parts[2]);
	}

	private void encryption() {
		add("encrypted, dir", base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.AAAA.AAAA");
		add("encrypted, RSA-OAEP-256",
				base64("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"one\"}") + ".AAAA.AAAA.AAAA.AAAA");
		add("encrypted, compressed",
				base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}") + "..AAAA.AAAA.AAAA");
		add("encrypted, empty", base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "....");
		add("encrypted, with the header of a signature", base64(HEADER) + ".AAAA.AAAA.AAAA.AAAA");
		add("encrypted by password", base64(
				"{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647," + "\"p2s\":\"AAAAAAAAAAA\"}")
				+ ".AAAA.AAAA.AAAA.AAAA");
	}

	private void algorithms() {
		for (String none : new String[] { "none", "None", "NONE", "nOnE" }) {
			add("not signed, " + none, unsigned("{\"alg\":\"" + none + "\",\"kid\":\"one\"}") + ".");
		}
		add("not signed, with a signature", unsigned("{\"alg\":\"none\"}") + ".AAAA");
		byte[] modulus = TestTokens.KEY.getModulus().decode();
		byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(publicKey())
				+ "\n-----END PUBLIC KEY-----\n")
			.getBytes(StandardCharsets.US_ASCII);
		add("HS256 with the public key as DER", mac("HS256", "HmacSHA256", publicKey()));
		add("HS256 with the public key as PEM", mac("HS256", "HmacSHA256", pem));
		add("HS256 with the modulus", mac("HS256", "HmacSHA256", modulus));
		add("HS384 with the public key", mac("HS384", "HmacSHA384", publicKey()));
		add("HS512 with the public key", mac("HS512", "HmacSHA512", publicKey()));
		add("HS256 with no secret", mac("HS256", "HmacSHA256", new byte[] { 0 }));
		PrivateKey key = privateKey();
		add("RS384 by the pool", signed("RS384", "SHA384withRSA", key));
		add("RS512 by the pool", signed("RS512", "SHA512withRSA", key));
		add("PS256 by the pool", signed("PS256", "RSASSA-PSS", key));
		add("RS1 by the pool", signed("RS1", "SHA1withRSA", key));
		add("ES256 by somebody", signed("ES256", "SHA256withECDSAinP1363Format", keyPair("EC").getPrivate()));
		add("EdDSA by somebody", signed("EdDSA", "Ed25519", keyPair("Ed25519").getPrivate()));
		add("no algorithm", signed("{\"kid\":\"one\"}", payload()));
		add("algorithm is null", signed("{\"kid\":\"one\",\"alg\":null}", payload()));
		add("algorithm is a number", signed("{\"kid\":\"one\",\"alg\":256}", payload()));
		add("algorithm is a list", signed("{\"kid\":\"one\",\"alg\":[\"RS256\"]}", payload()));
		add("algorithm in small letters", signed("{\"kid\":\"one\",\"alg\":\"rs256\"}", payload()));
		add("algorithm with a blank", signed("{\"kid\":\"one\",\"alg\":\"RS256 \"}", payload()));
		add("algorithm of a curve with an empty signature",
				unsigned("{\"kid\":\"one\",\"alg\":\"ES256\"}") + "." + base64(new byte[64]));
	}

	private void headers(String elsewhere) {
		String own = TestTokens.FORGED_KEY.toPublicJWK().toJSONString();
		add("own key in the header", forged("{\"kid\":\"one\",\"alg\":\"RS256\",\"jwk\":" + own + "}"));
		add("own key set by jku", forged("{\"kid\":\"one\",\"alg\":\"RS256\",\"jku\":\"" + elsewhere + "\"}"));
		add("own certificate by x5u", forged("{\"kid\":\"one\",\"alg\":\"RS256\",\"x5u\":\"" + elsewhere + "\"}"));
		add("own certificate by x5c", forged("{\"kid\":\"one\",\"alg\":\"RS256\",\"x5c\":[\"MIIB\"]}"));
		add("own key under a new name", forged("{\"kid\":\"forged\",\"alg\":\"RS256\",\"jku\":\"" + elsewhere + "\"}"));
		add("unknown critical header",
				signed("{\"kid\":\"one\",\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}", payload()));
		add("unencoded payload",
				signed("{\"kid\":\"one\",\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}", payload()));
		add("type of another token", signed("{\"kid\":\"one\",\"alg\":\"RS256\",\"typ\":\"logout+jwt\"}", payload()));
		add("type is a number", signed("{\"kid\":\"one\",\"alg\":\"RS256\",\"typ\":1}", payload()));
	}

	private void keyIds() {
		add("unknown key", signed("{\"kid\":\"unknown\",\"alg\":\"RS256\"}", payload()));
		add("empty key id", signed("{\"kid\":\"\",\"alg\":\"RS256\"}", payload()));
		add("key id is a number", signed("{\"kid\":1,\"alg\":\"RS256\"}", payload()));
		add("key id is an object", signed("{\"kid\":{},\"alg\":\"RS256\"}", payload()));
		add("key id is a path", signed("{\"kid\":\"../../../../dev/null\",\"alg\":\"RS256\"}", payload()));
		add("key id is a query", signed("{\"kid\":\"' OR '1'='1\",\"alg\":\"RS256\"}", payload()));
		add("key id with 4000 characters",
				signed("{\"kid\":\"" + "k".repeat(4000) + "\",\"alg\":\"RS256\"}", payload()));
		add("no key id, own key", forged("{\"alg\":\"RS256\"}"));
	}

	private void signatures() {
		String good = signed(HEADER, payload());
		int dot = good.lastIndexOf('.');
		String signature = good.substring(dot + 1);
		add("own key under the pool's name", forged(HEADER));
		add("no signature", good.substring(0, dot + 1));
		add("short signature", good.substring(0, good.length() - 20));
		add("long signature", good + "AAAA");
		add("another signature", good.substring(0, dot + 1) + reversed(signature));
		add("signature of zeros", good.substring(0, dot + 1) + base64(new byte[256]));
		add("signature of another token",
				unsigned(HEADER) + "." + signed(HEADER, payload().replace("\"alice\"", "\"bob\"")).split("\\.")[2]);
		add("claims changed after signing",
				base64(HEADER) + "." + base64(payload().replace("\"alice\"", "\"admin\"")) + "." + signature);
		add("header changed after signing",
				base64("{\"alg\":\"RS256\",\"kid\":\"one\"}") + good.substring(good.indexOf('.')));
	}

	private void payloads() {
		add("payload is empty", signed(HEADER, ""));
		add("payload is text", signed(HEADER, "alice"));
		add("payload is a list", signed(HEADER, "[" + payload() + "]"));
		add("payload is null", signed(HEADER, "null"));
		add("payload is an empty object", signed(HEADER, "{}"));
		add("payload is cut", signed(HEADER, payload().substring(0, payload().length() - 1)));
		add("payload is nested deeply", signed(HEADER, "{\"x\":" + "[".repeat(2000)));
		add("payload is no UTF-8", signed(HEADER, "{\"iss\":\"\ud800\"}"));
	}

	private void issuers() {
		add("no issuer", signed(HEADER, without("iss")));
		add("issuer is null", with("iss", "null"));
		add("issuer is empty", with("iss", "\"\""));
		add("issuer is a number", with("iss", "1"));
		add("issuer is a list", with("iss", "[\"" + this.issuer + "\"]"));
		add("issuer of another pool", with("iss", "\"" + this.issuer + "x\""));
		add("issuer with a slash", with("iss", "\"" + this.issuer + "/\""));
		add("issuer in capitals", with("iss", "\"" + this.issuer.toUpperCase(Locale.ROOT) + "\""));
		add("issuer with a blank", with("iss", "\" " + this.issuer + "\""));
		add("issuer with user information", with("iss", "\"" + this.issuer.replace("://", "://x@") + "\""));
		add("issuer of somebody who ends the same",
				with("iss", "\"https://example.com/" + this.issuer.substring(this.issuer.lastIndexOf('/') + 1) + "\""));
		add("issuer twice", signed(HEADER, "{\"iss\":\"https://example.com\"," + payload().substring(1)
			.replace("\"iss\":\"" + this.issuer + "\"", "\"iss\":\"https://example.com\"")));
	}

	private void times() {
		add("no expiry", signed(HEADER, without("exp")));
		add("expiry is null", with("exp", "null"));
		add("expired", with("exp", Long.toString(this.now - 120)));
		add("expired in 1970", with("exp", "0"));
		add("expiry is negative", with("exp", "-1"));
		add("expiry is text", with("exp", "\"tomorrow\""));
		add("expiry is a flag", with("exp", "true"));
		add("expiry is a list", with("exp", "[" + (this.now + 300) + "]"));
		add("expiry before issue", with("iat", Long.toString(this.now + 600)));
		add("issue is text", with("iat", "\"now\""));
		add("not yet", with("nbf", Long.toString(this.now + 600)));
		add("not before text", with("nbf", "\"later\""));
	}

	private void kinds() {
		add("no use", signed(HEADER, without("token_use")));
		add("ID token", with("token_use", "\"id\""));
		add("use in capitals", with("token_use", "\"ACCESS\""));
		add("use is a list", with("token_use", "[\"access\"]"));
		add("no client", signed(HEADER, without("client_id")));
		add("another client", with("client_id", "\"other\""));
		add("client as audience only",
				signed(HEADER, without("client_id").replaceFirst("\\{", "{\"aud\":\"" + TestTokens.CLIENT_ID + "\",")));
		add("client with a blank", with("client_id", "\"" + TestTokens.CLIENT_ID + " \""));
		add("client is a list", with("client_id", "[\"" + TestTokens.CLIENT_ID + "\"]"));
		add("client is null", with("client_id", "null"));
	}

	private void types() {
		add("scope with null and a number", with("scope", "[null,1]"));
		add("scope is a number", with("scope", "1"));
		add("scope is an object", with("scope", "{\"a\":1}"));
		add("scp with a list", with("scp", "[[]]"));
		add("confirmation is text", with("cnf", "\"x\""));
		add("confirmation is a list", with("cnf", "[]"));
		add("confirmation by a number", with("cnf", "{\"x5t#S256\":1}"));
		add("bound to a certificate", with("cnf", "{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}"));
		add("bound to a key", with("cnf", "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}"));
		add("user name is a number", with("username", "1"));
		add("user name is an object", with("username", "{}"));
	}

	private void add(String name, String token) {
		if (this.tokens.put(name, token) != null) {
			throw new IllegalStateException("There are two tokens of the name " + name);
		}
	}

	private String payload() {
		return "{\"iss\":\"" + this.issuer + "\",\"sub\":\"sub-of-alice\",\"iat\":" + this.now + ",\"exp\":"
				+ (this.now + 300) + ",\"token_use\":\"access\",\"client_id\":\"" + TestTokens.CLIENT_ID
				+ "\",\"username\":\"alice\"}";
	}

	private String without(String claim) {
		return payload().replaceFirst("\"" + claim + "\":(\"[^\"]*\"|\\d+),?", "").replace(",}", "}");
	}

	private String with(String claim, String json) {
		return signed(HEADER,
				without(claim).replaceFirst("\\{", Matcher.quoteReplacement("{\"" + claim + "\":" + json + ",")));
	}

	private String unsigned(String header) {
		return base64(header) + "." + base64(payload());
	}

	private String forged(String header) {
		try {
			return signed(header, payload(), "SHA256withRSA", TestTokens.FORGED_KEY.toPrivateKey());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String signed(String algorithm, String jcaName, PrivateKey key) {
		return signed("{\"kid\":\"one\",\"alg\":\"" + algorithm + "\"}", payload(), jcaName, key);
	}

	private static String signed(String header, String payload) {
		return signed(header, payload, "SHA256withRSA", privateKey());
	}

	private static String signed(String header, String payload, String jcaName, PrivateKey key) {
		String input = base64(header) + "." + base64(payload);
		try {
			Signature signature = Signature.getInstance(jcaName);
			if (jcaName.equals("RSASSA-PSS")) {
				signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
			}
			signature.initSign(key);
			signature.update(input.getBytes(StandardCharsets.US_ASCII));
			return input + "." + base64(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String mac(String algorithm, String jcaName, byte[] secret) {
		String input = unsigned("{\"kid\":\"one\",\"alg\":\"" + algorithm + "\"}");
		try {
			Mac mac = Mac.getInstance(jcaName);
			mac.init(new SecretKeySpec(secret, jcaName));
			return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PrivateKey privateKey() {
		try {
			return TestTokens.KEY.toPrivateKey();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] publicKey() {
		try {
			return TestTokens.KEY.toPublicKey().getEncoded();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPair keyPair(String algorithm) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
			if (algorithm.equals("EC")) {
				generator.initialize(new ECGenParameterSpec("secp256r1"));
			}
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String reversed(String text) {
		return new StringBuilder(text).reverse().toString();
	}

	private static String base64(String text) {
		return base64(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
