// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.srp.SrpClaim;
import io.github.cognitoauth.srp.SrpClientSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The arithmetic of one SRP sign-in on the client: a fresh a, A, u, x, S, the session key
 * and the signature.
 * <p>
 * {@link #textbook} is what most clients do: a of 1,024 bits and
 * {@link BigInteger#modPow}. {@link #gmp} is the floor: the exponents of
 * {@link #cognitoAuth} in GMP's {@code mpz_powm}. It fails as unavailable below JDK 22
 * and without {@code libgmp.so.10}; the other contenders go on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class SrpBenchmark {

	private final SrpExchange exchange = new SrpExchange();

	private final TextbookSrp textbook = new TextbookSrp(1024, BigInteger::modPow);

	@Setup
	public void check() {
		SrpClientSession session = SrpClientSession.start();
		this.exchange.check(session.srpA(), claim(session).signature());
		TextbookSrp.Proof proof = this.textbook.prove(this.exchange);
		this.exchange.check(proof.srpA(), proof.signature());
	}

	@Benchmark
	public Object cognitoAuth() {
		SrpClientSession session = SrpClientSession.start();
		return new TextbookSrp.Proof(session.srpA(), claim(session).signature());
	}

	@Benchmark
	public Object textbook() {
		return this.textbook.prove(this.exchange);
	}

	@Benchmark
	public Object gmp(GmpState state) {
		return state.gmp.prove(this.exchange);
	}

	private SrpClaim claim(SrpClientSession session) {
		return session.claim(SrpExchange.IDENTITY, SrpExchange.SALT, this.exchange.srpB(), SrpExchange.SECRET_BLOCK,
				SrpExchange.NOW);
	}

	/**
	 * Apart from the other contenders, so that a missing libgmp stops only this one.
	 */
	@State(Scope.Thread)
	public static class GmpState {

		private final TextbookSrp gmp = new TextbookSrp(256, Gmp.load()::powm);

		@Setup
		public void check(SrpBenchmark benchmark) {
			TextbookSrp.Proof proof = this.gmp.prove(benchmark.exchange);
			benchmark.exchange.check(proof.srpA(), proof.signature());
		}

	}

}
