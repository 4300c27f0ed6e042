// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.springframework.core.io.buffer.DataBufferLimitException;

/**
 * Turns what the HTTP client throws into typed errors, and tells failures before anything
 * was sent from those after.
 */
final class TransportErrors {

	private static final int MAX_CAUSES = 16;

	private TransportErrors() {
	}

	static CognitoException translate(CognitoOperation operation, Throwable failure) {
		if (failure instanceof CognitoException known) {
			return known;
		}
		if (has(failure, DataBufferLimitException.class)) {
			return error(operation, CognitoErrorCodes.RESPONSE_TOO_LARGE, CognitoErrorReason.INVALID_RESPONSE, failure);
		}
		if (isLocalLimit(failure)) {
			return localLimit(operation, failure);
		}
		if (isConnectFailure(failure)) {
			return error(operation, CognitoErrorCodes.CONNECT_FAILURE, CognitoErrorReason.CONNECT_FAILURE, failure);
		}
		if (has(failure, TimeoutException.class) || hasName(failure, "TimeoutException")) {
			return error(operation, CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT, failure);
		}
		return error(operation, CognitoErrorCodes.TRANSPORT_FAILURE, CognitoErrorReason.TRANSPORT_FAILURE, failure);
	}

	/**
	 * Connectors other than Reactor Netty have classes of their own, which are recognized
	 * by name so that they need not be there. Netty annotates what the system says while
	 * it connects, such as that the network is unreachable or all local ports are taken.
	 */
	private static boolean isConnectFailure(Throwable failure) {
		return has(failure, ConnectException.class) || has(failure, UnknownHostException.class)
				|| has(failure, NoRouteToHostException.class) || has(failure, BindException.class)
				|| has(failure, SSLHandshakeException.class) || hasName(failure, "AnnotatedSocketException")
				|| hasName(failure, "ConnectTimeoutException") || hasName(failure, "HttpConnectTimeoutException")
				|| hasName(failure, "SslHandshakeTimeoutException");
	}

	/**
	 * The pools of Reactor Netty and of Apache's client; that of the JDK has no bound.
	 */
	private static boolean isLocalLimit(Throwable failure) {
		return hasName(failure, "PoolAcquireTimeoutException") || hasName(failure, "PoolAcquirePendingLimitException")
				|| hasName(failure, "ConnectionRequestTimeoutException");
	}

	static CognitoException localLimit(CognitoOperation operation, Throwable failure) {
		return error(operation, CognitoErrorCodes.LOCAL_LIMIT, CognitoErrorReason.LOCAL_LIMIT, failure);
	}

	private static CognitoException error(CognitoOperation operation, String code, CognitoErrorReason reason,
			Throwable failure) {
		return new CognitoError(operation, code, reason, 0, null, null).toException(failure);
	}

	private static boolean has(Throwable failure, Class<? extends Throwable> type) {
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			if (type.isInstance(cause)) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private static boolean hasName(Throwable failure, String suffix) {
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			if (cause.getClass().getName().endsWith(suffix)) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
