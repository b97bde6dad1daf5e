import { askAgainIn, earlyPart } from './shares.ts'

// Each script runs whole: no other instance comes between its commands. The clock is that of Redis, which all share.

const now = `local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)`

/**
 * KEYS: an answer, how many visitors miss it, the count of writes, the instances, what touched each path. ARGV: this instance, 1 for a
 * visitor, and for how long visitors are counted. Returns the answer, the count of writes, the last touch, the time, whether the
 * instance is known, and how many visitors miss the answer.
 */
export const readScript = `${now}
local touched = 0
for i = 5, #KEYS do touched = math.max(touched, tonumber(redis.call('GET', KEYS[i]) or 0)) end
local isKnown = redis.call('ZSCORE', KEYS[4], ARGV[1]) and 1 or 0
local answer = redis.call('GET', KEYS[1])
local isVisit = not answer and ARGV[2] == '1'
local visitors = tonumber(isVisit and redis.call('INCR', KEYS[2]) or redis.call('GET', KEYS[2]) or 0)
if isVisit and visitors == 1 then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
return { answer, redis.call('GET', KEYS[3]) or '0', tostring(touched), tostring(now), isKnown, visitors }`

/** KEYS: the instances. ARGV: this instance, how long one counts. Returns how many there are. */
export const announceScript = `${now}
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now - tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])`

/** KEYS: a lock. ARGV: this instance, how long its lock lasts from now on. */
export const renewScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`

/** KEYS: a lock. ARGV: this instance, which ends none but its own. */
export const unlockScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`

/** KEYS: the count of writes, the paths. A touch is kept for a day, longer than any answer. */
export const touchScript = `local count = redis.call('INCR', KEYS[1])
for i = 2, #KEYS do redis.call('SET', KEYS[i], count, 'EX', 86400) end
return count`

/**
 * `mayGo` and `mayGoSoon` of shares.ts. KEYS: one window for each share, then the pause. ARGV: the window's length, the limit, the
 * index of this share's key, an id for the request, how many requests are kept for each share, how many visitors want a miss and
 * among how many it waits, then the id, the index of the share and the age of each request that this instance has sent. Gives 0 if
 * the request may go, else the wait in milliseconds.
 */
export const reserveScript = `${now}
local window, limit, share = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local private, refresh, miss = 1, 2, 3
local visitors, waiting = tonumber(ARGV[8]), tonumber(ARGV[9])
for i = 10, #ARGV, 3 do
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
local function kept(i) return tonumber(ARGV[4 + i]) end
local function stillKept(i) return math.max(0, kept(i) - count[i]) end
if share == miss then
  local left = limit - total - stillKept(private)
  local leftForAny = left - stillKept(refresh)
  local isEarly = count[miss] < limit * ${earlyPart}
  local mayGo = leftForAny > 0 and (isEarly or waiting <= leftForAny)
  local isWanted = visitors > 1 and left > 0 and visitors ^ 2 * left >= 2 * limit
  if not (mayGo or isWanted) then
    local isHopeful = visitors > 1 or waiting ~= 1
    return left > (isHopeful and 0 or stillKept(refresh)) and ${askAgainIn} or math.max(1, oldest + window - now)
  end
else
  local isExtra = share == refresh and count[refresh] >= kept(refresh)
  local isOwn = share == private and count[private] < kept(private)
  for i = 1, #KEYS - 1 do
    if i ~= share and not isOwn then total = total + (isExtra and i == miss and kept(i) or stillKept(i)) end
  end
  if total >= limit then return math.max(1, oldest + window - now) end
end
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

/** KEYS: one window for each share. ARGV: the window's length. Returns how many requests are in it. */
export const usageScript = `${now}
local total = 0
for i = 1, #KEYS do total = total + redis.call('ZCOUNT', KEYS[i], now - tonumber(ARGV[1]), '+inf') end
return total`

/** KEYS: the pause. ARGV: its length. A shorter one never ends a longer one. */
export const pauseScript = `if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], 1, 'PX', ARGV[1]) end`
