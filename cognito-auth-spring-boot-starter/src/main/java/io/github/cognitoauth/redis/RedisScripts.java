// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * What happens inside of Redis, each in one step and one round trip. An account is one
 * hash:
 * <ul>
 * <li>{@code fence}, {@code until}, {@code open}: the newest lease, when it ends, and
 * whether it was not settled; {@code abandoned}: that one lapsed since tokens were
 * saved,</li>
 * <li>{@code version}, {@code expiry}, {@code tokens}: the newest tokens, encrypted,</li>
 * <li>{@code mac}, {@code pause}, {@code refusal}: the last refusal, encrypted, and whose
 * credentials it was about.</li>
 * </ul>
 * Times are milliseconds on the clock of Redis. An answer has one value a line, and
 * begins with the present time. Fences are the time of Redis in microseconds or one more
 * than the last, whatever is greater: they grow even when Redis was flushed. A key that
 * holds something of another type is dropped, so that garbage cannot stop the fleet.
 */
final class RedisScripts {

	private static final String ENTRY = """
			local key = KEYS[1]
			local kind = redis.call('TYPE', key)['ok']
			if kind ~= 'hash' and kind ~= 'none' then redis.call('DEL', key) end
			local time = redis.call('TIME')
			local micros = time[1] * 1000000 + time[2]
			local now = math.floor(micros / 1000)
			local function whole(number) return string.format('%.0f', number) end
			local function text(field)
			  local value = redis.call('HGET', key, field)
			  return (value and not string.find(value, '\\n')) and value or ''
			end
			local function number(field)
			  local value = tonumber(text(field))
			  return (value and math.abs(value) < 9e15) and math.floor(value) or nil
			end
			local function answer(...) return whole(now) .. '\\n' .. table.concat({...}, '\\n') end
			local function stored()
			  return whole(number('version') or 0) .. '\\n' .. whole(number('expiry') or 0) .. '\\n' .. text('tokens')
			end
			""";

	/**
	 * ARGV known version, life of the lease, longest lease, memory of refusals, life of
	 * the entry, MACs of the credentials. Returns {@code newer} and the stored tokens,
	 * {@code refused}, end of the pause and refusal, {@code held} and the time left, or
	 * {@code granted}, fence, whether abandoned, end of the pause, refusal and stored
	 * tokens. Stored tokens are version, expiry and value.
	 */
	static final RedisScript<String> CLAIM = script("""
			local version, expiry = number('version'), number('expiry')
			if version and expiry and version ~= tonumber(ARGV[1]) and now < expiry then
			  return answer('newer', stored())
			end
			local mac, pause, refusal = text('mac'), number('pause') or 0, ''
			for i = 6, #ARGV do
			  if mac == ARGV[i] then refusal = text('refusal') end
			end
			if refusal ~= '' and now < pause then return answer('refused', whole(pause), refusal) end
			if now >= pause + ARGV[4] then refusal = '' end
			local open = text('open') ~= ''
			local left = open and (number('until') or 0) - now or 0
			if left > 0 and left <= tonumber(ARGV[3]) then return answer('held', whole(left)) end
			if ARGV[2] == '0' then return answer('held', '0') end
			if open then redis.call('HSET', key, 'abandoned', '1') end
			local last = number('fence') or 0
			if last > micros + 86400000000 then last = 0 end
			local fence = whole(math.max(micros, last + 1))
			redis.call('HSET', key, 'fence', fence, 'until', whole(now + ARGV[2]), 'open', '1')
			redis.call('PEXPIRE', key, ARGV[5])
			local abandoned = (text('abandoned') ~= '') and 'true' or 'false'
			return answer('granted', fence, abandoned, whole(pause), refusal, stored())
			""");

	/** ARGV fence, time. Returns {@code true} if the lease is still the newest. */
	static final RedisScript<String> EXTEND = script("""
			if text('fence') ~= ARGV[1] or text('open') == '' then return answer('false') end
			redis.call('HSET', key, 'until', whole(now + ARGV[2]))
			return answer('true')
			""");

	/**
	 * ARGV fence, life of the entry, channel, message, then nothing, or {@code tokens},
	 * version, expiry and value, or {@code refusal}, MAC, end of the pause and value.
	 * Returns {@code kept}, or {@code overtaken} and the stored tokens.
	 */
	static final RedisScript<String> SETTLE = script("""
			local last = number('fence')
			if last and last > tonumber(ARGV[1]) then return answer('overtaken', stored()) end
			redis.call('HSET', key, 'fence', ARGV[1])
			redis.call('HDEL', key, 'open', 'until')
			if ARGV[5] == 'tokens' then
			  redis.call('HSET', key, 'version', ARGV[6], 'expiry', ARGV[7], 'tokens', ARGV[8])
			  redis.call('HDEL', key, 'abandoned', 'mac', 'pause', 'refusal')
			elseif ARGV[5] == 'refusal' then
			  redis.call('HSET', key, 'mac', ARGV[6], 'pause', ARGV[7], 'refusal', ARGV[8])
			end
			redis.call('PEXPIRE', key, ARGV[2])
			if ARGV[5] then redis.pcall('PUBLISH', ARGV[3], ARGV[4]) end
			return answer('kept')
			""");

	/** Returns the present time alone. */
	static final RedisScript<String> TIME = script("return answer()");

	private RedisScripts() {
	}

	private static RedisScript<String> script(String text) {
		return RedisScript.of(ENTRY + text, String.class);
	}

}
