// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * GMP's {@code mpz_powm} through {@code java.lang.foreign}. That API is final since JDK
 * 22 and this module compiles for 17, so it is reached by reflection, once; the calls
 * themselves go through plain method handles, with addresses as {@code long}.
 * <p>
 * Not safe for use by several threads.
 */
final class Gmp {

	private static final String LIBRARY = "libgmp.so.10";

	private static final String FOREIGN = "java.lang.foreign.";

	/** An {@code mpz_t}: two ints and a pointer. */
	private static final int MPZ_BYTES = 16;

	private static final int COUNT_OFFSET = 1024;

	private final MethodHandle importBytes;

	private final MethodHandle exportBytes;

	private final MethodHandle power;

	/** Bytes to import or exported, then the number of exported bytes. */
	private final ByteBuffer buffer;

	private final long bufferAddress;

	private final long[] numbers = new long[4];

	private Gmp(Object arena) throws ReflectiveOperationException {
		Object library = type("SymbolLookup").getMethod("libraryLookup", String.class, type("Arena"))
			.invoke(null, LIBRARY, arena);
		this.importBytes = function(library, "__gmpz_import", 7);
		this.exportBytes = function(library, "__gmpz_export", 7);
		this.power = function(library, "__gmpz_powm", 4);
		MethodHandle init = function(library, "__gmpz_init", 1);
		Object segment = type("Arena").getMethod("allocate", long.class, long.class)
			.invoke(arena, COUNT_OFFSET + Long.BYTES + this.numbers.length * MPZ_BYTES, Long.BYTES);
		this.buffer = ((ByteBuffer) type("MemorySegment").getMethod("asByteBuffer").invoke(segment))
			.order(ByteOrder.nativeOrder());
		this.bufferAddress = (long) type("MemorySegment").getMethod("address").invoke(segment);
		for (int i = 0; i < this.numbers.length; i++) {
			this.numbers[i] = this.bufferAddress + COUNT_OFFSET + Long.BYTES + i * MPZ_BYTES;
			call(init, this.numbers[i]);
		}
	}

	/**
	 * Load the library.
	 * @throws UnsupportedOperationException if there is no foreign-function API or no
	 * library
	 */
	static Gmp load() {
		try {
			return new Gmp(type("Arena").getMethod("global").invoke(null));
		}
		catch (InvocationTargetException ex) {
			throw new UnsupportedOperationException("gmp is unavailable: " + LIBRARY + " cannot be loaded",
					ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new UnsupportedOperationException("gmp is unavailable: it needs JDK 22 or newer", ex);
		}
	}

	BigInteger powm(BigInteger base, BigInteger exponent, BigInteger modulus) {
		set(this.numbers[1], base);
		set(this.numbers[2], exponent);
		set(this.numbers[3], modulus);
		call(this.power, this.numbers[0], this.numbers[1], this.numbers[2], this.numbers[3]);
		call(this.exportBytes, this.bufferAddress, this.bufferAddress + COUNT_OFFSET, 1, 1, 1, 0, this.numbers[0]);
		byte[] bytes = new byte[(int) this.buffer.getLong(COUNT_OFFSET)];
		this.buffer.get(0, bytes);
		return new BigInteger(1, bytes);
	}

	private void set(long number, BigInteger value) {
		byte[] bytes = value.toByteArray();
		this.buffer.put(0, bytes);
		call(this.importBytes, number, bytes.length, 1, 1, 1, 0, this.bufferAddress);
	}

	/** Every argument as a long: integers and pointers share their registers. */
	private static MethodHandle function(Object library, String name, int arguments)
			throws ReflectiveOperationException {
		Class<?> layout = type("MemoryLayout");
		Object longs = Array.newInstance(layout, arguments);
		for (int i = 0; i < arguments; i++) {
			Array.set(longs, i, type("ValueLayout").getField("JAVA_LONG").get(null));
		}
		Object descriptor = type("FunctionDescriptor").getMethod("ofVoid", longs.getClass()).invoke(null, longs);
		Object symbol = ((Optional<?>) type("SymbolLookup").getMethod("find", String.class).invoke(library, name))
			.orElseThrow();
		Object noOptions = Array.newInstance(type("Linker$Option"), 0);
		Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
		MethodHandle handle = (MethodHandle) type("Linker")
			.getMethod("downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), noOptions.getClass())
			.invoke(linker, symbol, descriptor, noOptions);
		return handle.asSpreader(long[].class, arguments);
	}

	private static void call(MethodHandle function, long... arguments) {
		try {
			function.invokeExact(arguments);
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Class<?> type(String name) throws ClassNotFoundException {
		return Class.forName(FOREIGN + name);
	}

}
