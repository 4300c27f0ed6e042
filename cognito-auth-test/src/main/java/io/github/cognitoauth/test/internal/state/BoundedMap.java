// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A map that forgets its oldest entry when it is full. Safe for use by several threads.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class BoundedMap<K, V> {

	private final Map<K, V> entries;

	/**
	 * Creates a map.
	 * @param capacity the most entries it holds
	 */
	public BoundedMap(int capacity) {
		this.entries = new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > capacity;
			}

		};
	}

	/**
	 * Adds an entry.
	 * @param key the key
	 * @param value the value
	 */
	public synchronized void put(K key, V value) {
		this.entries.put(key, value);
	}

	/**
	 * Returns a value.
	 * @param key the key
	 * @return its value, or null if there is none
	 */
	public synchronized @Nullable V get(K key) {
		return this.entries.get(key);
	}

	/**
	 * Removes an entry.
	 * @param key the key
	 * @return its value, or null if there was none
	 */
	public synchronized @Nullable V remove(K key) {
		return this.entries.remove(key);
	}

	/**
	 * Removes an entry unless its value was replaced.
	 * @param key the key
	 * @param value its value
	 */
	public synchronized void remove(K key, V value) {
		this.entries.remove(key, value);
	}

	/**
	 * Removes entries, oldest first, up to the first that is to stay.
	 * @param outdated whether an entry is to go
	 */
	public synchronized void removeEldestWhile(Predicate<V> outdated) {
		Iterator<V> values = this.entries.values().iterator();
		while (values.hasNext() && outdated.test(values.next())) {
			values.remove();
		}
	}

	/**
	 * Forgets everything.
	 */
	public synchronized void clear() {
		this.entries.clear();
	}

}
