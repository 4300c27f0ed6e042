package io.github.cognitoauth.redis;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * What happens inside of Redis, each in one step. A key that holds something of another
 * type is dropped, so that garbage cannot stop the fleet. Fencing tokens are the time of
 * Redis in microseconds or one more than the last, whatever is greater: they grow even
 * when Redis was flushed.
 */
final class RedisScripts {

	private static final String TEXT_OF = """
			local function text(key)
			  local value = redis.pcall('GET', key)
			  if type(value) == 'table' then redis.call('DEL', key) return false end
			  return value
			end
			""";

	/** KEYS tokens. Returns the remaining life in milliseconds, a blank and the value. */
	static final RedisScript<String> LOAD = script("""
			local entry = redis.pcall('HMGET', KEYS[1], 'value', 'expiry')
			if entry.err then redis.call('DEL', KEYS[1]) return '' end
			local expiry = tonumber(entry[2] or '')
			if not entry[1] or not expiry then return '' end
			local time = redis.call('TIME')
			return string.format('%.0f', expiry - (time[1] * 1000 + math.floor(time[2] / 1000))) .. ' ' .. entry[1]
			""");

	/**
	 * KEYS lease, fence; ARGV time, life of the fence. Returns the fencing token. What is
	 * no number or lasts longer than an hour is no lease.
	 */
	static final RedisScript<String> ACQUIRE = script(TEXT_OF + """
			local held = tonumber(text(KEYS[1]) or '')
			local left = redis.call('PTTL', KEYS[1])
			if held and left > 0 and left <= math.max(3600000, tonumber(ARGV[1])) then return '' end
			local time = redis.call('TIME')
			local now = time[1] * 1000000 + time[2]
			local last = tonumber(text(KEYS[2]) or '') or 0
			if last > now + 86400000000 or last ~= last then last = 0 end
			local fence = string.format('%.0f', math.max(now, last + 1))
			redis.call('SET', KEYS[2], fence, 'PX', ARGV[2])
			redis.call('DEL', KEYS[1])
			redis.call('SET', KEYS[1], fence, 'NX', 'PX', ARGV[1])
			return fence
			""");

	/** KEYS lease; ARGV fence, time. Returns whether the lease is still held. */
	static final RedisScript<String> EXTEND = script(TEXT_OF + """
			if text(KEYS[1]) ~= ARGV[1] then return '' end
			redis.call('PEXPIRE', KEYS[1], ARGV[2])
			return ARGV[1]
			""");

	/** KEYS lease; ARGV fence. */
	static final RedisScript<String> RELEASE = script(TEXT_OF + """
			if text(KEYS[1]) ~= ARGV[1] then return '' end
			redis.call('DEL', KEYS[1])
			return ARGV[1]
			""");

	/**
	 * KEYS tokens, fence, refusal; ARGV fence, value, remaining life, life of the entry,
	 * channel, message. Returns whether it was saved, also where it cannot be told.
	 */
	static final RedisScript<String> SAVE = script(TEXT_OF + """
			local last = text(KEYS[2])
			if last and last ~= ARGV[1] then return '' end
			local time = redis.call('TIME')
			local expiry = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3]
			redis.call('DEL', KEYS[1])
			redis.call('HSET', KEYS[1], 'value', ARGV[2], 'expiry', string.format('%.0f', expiry))
			redis.call('PEXPIRE', KEYS[1], ARGV[4])
			redis.call('DEL', KEYS[3])
			redis.pcall('PUBLISH', ARGV[5], ARGV[6])
			return ARGV[1]
			""");

	/** KEYS refusal, fence; ARGV fence, value, life. Returns whether it was kept. */
	static final RedisScript<String> REFUSE = script(TEXT_OF + """
			local last = text(KEYS[2])
			if last and last ~= ARGV[1] then return '' end
			redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
			return ARGV[1]
			""");

	/**
	 * KEYS refusal. Returns the remaining life in milliseconds, a blank and the value.
	 */
	static final RedisScript<String> REFUSAL = script(TEXT_OF + """
			local value = text(KEYS[1])
			local life = redis.call('PTTL', KEYS[1])
			if not value or life <= 0 then return '' end
			return string.format('%.0f', life) .. ' ' .. value
			""");

	private RedisScripts() {
	}

	private static RedisScript<String> script(String text) {
		return RedisScript.of(text, String.class);
	}

}
