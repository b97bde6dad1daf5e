// Each script runs whole: no other instance comes between its commands. The clock is that of Redis, which all share.

const now = `local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)`

/**
 * KEYS: an answer, the count of writes, the instances, what touched each path. ARGV: this instance. Gives the answer, the count, the
 * last touch, the time, and whether the instance is known.
 */
export const readScript = `${now}
local touched = 0
for i = 4, #KEYS do touched = math.max(touched, tonumber(redis.call('GET', KEYS[i]) or 0)) end
local isKnown = redis.call('ZSCORE', KEYS[3], ARGV[1]) and 1 or 0
return { redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2]) or '0', tostring(touched), tostring(now), isKnown }`

/** KEYS: the instances. ARGV: this instance, how long one counts. Gives how many there are. */
export const announceScript = `${now}
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now - tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])`

/** KEYS: the count of writes, the paths. A touch is kept for a day, longer than any answer. */
export const touchScript = `local count = redis.call('INCR', KEYS[1])
for i = 2, #KEYS do redis.call('SET', KEYS[i], count, 'EX', 86400) end
return count`

/**
 * `mayGo` of shares.ts. KEYS: one window for each share, then the pause. ARGV: the window's length, the limit, the index of this
 * share's key, an id for the request, how many requests are kept for each share, then the id, the index of the share and the age of
 * each request that this instance has sent. Gives 0 if the request may go, else the wait in milliseconds.
 */
export const reserveScript = `${now}
local window, limit, share = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local refresh, miss = 2, 3
for i = 4 + #KEYS, #ARGV, 3 do
  local key = KEYS[tonumber(ARGV[i + 1])]
  redis.call('ZADD', key, 'NX', now - tonumber(ARGV[i + 2]), ARGV[i])
  redis.call('PEXPIRE', key, window)
end
local paused = redis.call('PTTL', KEYS[#KEYS])
if paused > 0 then return paused end
local total, oldest, count = 0, now, {}
for i = 1, #KEYS - 1 do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], 0, now - window)
  count[i] = redis.call('ZCARD', KEYS[i])
  total = total + count[i]
  local first = redis.call('ZRANGE', KEYS[i], 0, 0, 'WITHSCORES')[2]
  if first then oldest = math.min(oldest, tonumber(first)) end
end
local isExtra = share == refresh and count[refresh] >= tonumber(ARGV[4 + refresh])
for i = 1, #KEYS - 1 do
  local kept = tonumber(ARGV[4 + i])
  if i ~= share then total = total + (isExtra and i == miss and kept or math.max(0, kept - count[i])) end
end
if total >= limit then return math.max(1, oldest + window - now) end
redis.call('ZADD', KEYS[share], now, ARGV[4])
redis.call('PEXPIRE', KEYS[share], window)
return 0`

/** KEYS: one window for each share. ARGV: the window's length, LiSA's count, an id. Other users of the key count as misses. */
export const correctScript = `${now}
local window, used = tonumber(ARGV[1]), tonumber(ARGV[2])
local total = 0
for i = 1, #KEYS do total = total + redis.call('ZCOUNT', KEYS[i], now - window, '+inf') end
for i = total + 1, used do redis.call('ZADD', KEYS[#KEYS], now, ARGV[3] .. i) end
if used > total then redis.call('PEXPIRE', KEYS[#KEYS], window) end`

/** KEYS: one window for each share. ARGV: the window's length. Gives how many requests are in it. */
export const usageScript = `${now}
local total = 0
for i = 1, #KEYS do total = total + redis.call('ZCOUNT', KEYS[i], now - tonumber(ARGV[1]), '+inf') end
return total`

/** KEYS: the pause. ARGV: its length. A shorter one never ends a longer one. */
export const pauseScript = `if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], 1, 'PX', ARGV[1]) end`
