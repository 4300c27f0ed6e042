// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.fleet;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a process that cannot choose one. It is below those that the system gives to
 * connections, one of which could take it before the process does.
 */
public final class FreePort {

	private FreePort() {
	}

	public static int next() throws IOException {
		for (int tries = 0; tries < 100; tries++) {
			int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				// taken, and the next one may not be
				continue;
			}
		}
		throw new IOException("No port from 20000 on is free");
	}

}
