// @vitest-environment jsdom
import { isLisaError, type LisaError } from 'lisa-query/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { framed, playerOrigin } from './frame.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pause = { messageType: 'lsc:media:pause' } as const
const resume = { messageType: 'lsc:media:resume' } as const

/** Follows a promise: `waiting`, `done`, or what it was rejected with. */
function followed(promise: Promise<void>): () => unknown {
  let state: unknown = 'waiting'
  promise.then(
    () => {
      state = 'done'
    },
    (error) => {
      state = error
    },
  )
  return () => state
}

const pass = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)
const typesOf = (posted: { message: { messageType: string } }[]): string[] => posted.map(({ message }) => message.messageType)

test('nothing is sent before the player listens; then it goes in order, to the exact origin', () => {
  const { player, posted, listen, say } = framed()
  void player.send(pause)
  void player.send(resume)
  say({ messageType: 'lsc:app:heartbeat' })
  expect([posted, player.isReady]).toEqual([[], false])
  listen()
  expect(player.isReady).toBe(true)
  expect(posted).toEqual([
    {
      message: { ...pause, recipient: 'LiSA', sender: 'Shop', messageId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      targetOrigin: playerOrigin,
    },
    { message: { ...resume, recipient: 'LiSA', sender: 'Shop', messageId: expect.any(String) }, targetOrigin: playerOrigin },
  ])
  expect(posted[0]?.message.messageId).not.toBe(posted[1]?.message.messageId)
})

test('resolves on the acknowledgement of this very message', async () => {
  const { player, posted, listen, say, acknowledge } = framed()
  listen()
  const first = followed(player.send(pause))
  const second = followed(player.send(resume))
  say({ messageType: 'lsc:app:message:acknowledge', messageId: 'of somebody else' })
  await pass()
  expect([first(), second()]).toEqual(['waiting', 'waiting'])
  acknowledge()
  await pass()
  expect([first(), second()]).toEqual(['waiting', 'done'])
  say({ messageType: 'lsc:app:message:acknowledge', messageId: posted[0]?.message.messageId })
  await pass()
  expect(first()).toBe('done')
  expect(vi.getTimerCount()).toBe(1) // whether the player is alive
})

test.each(['in the error', 'beside it'])('a refusal, its id %s, rejects as bad-request with its issues', async (where) => {
  const { player, posted, listen, say } = framed()
  listen()
  const state = followed(player.send({ messageType: 'lsc:player:native-pip', pipState: 'requestPip' }))
  const { messageId } = posted[0]?.message ?? {}
  const issues = [{ code: 'invalid_type', path: ['pip', 0, 'state'], message: 'Expected a text' }, { message: 7 }, null, 'odd']
  const error = { code: 'invalid', message: 'does not fit', statusCode: 400, input: {}, issues }
  say({
    messageType: 'lsc:app:message:error',
    ...(where === 'beside it' ? { messageId, error } : { error: { ...error, messageId } }),
  })
  await pass()
  expect(isLisaError(state())).toBe(true)
  expect(state()).toMatchObject({
    kind: 'bad-request',
    status: 400,
    url: playerOrigin,
    method: 'postMessage',
    message: 'postMessage lsc:player:native-pip: does not fit',
    issues: [
      { path: 'pip.0.state', message: 'Expected a text' },
      { path: '', message: '' },
      { path: '', message: '' },
      { path: '', message: '' },
    ],
  })
  const { toJSON } = state() as LisaError
  expect(() => JSON.stringify(toJSON.call(state()))).not.toThrow()
})

test('an error without an id, or with one of nobody’s, rejects nothing and is heard', async () => {
  const { player, listen, say } = framed()
  const heard = vi.fn()
  player.on('lsc:app:message:error', heard)
  listen()
  const state = followed(player.send(pause))
  say({ messageType: 'lsc:app:message:error', error: { message: 'odd' } })
  say({ messageType: 'lsc:app:message:error', messageId: 'x', error: {} })
  await pass()
  expect(heard).toHaveBeenCalledTimes(2)
  expect(state()).toBe('waiting')
})

test('silence is a timeout, which counts from sending', async () => {
  const { player, listen } = framed({ timeout: 2_000 })
  const state = followed(player.send(pause))
  await pass(20_000)
  listen()
  await pass(1_999)
  expect(state()).toBe('waiting')
  await pass(1)
  expect(state()).toMatchObject({
    kind: 'timeout',
    message: 'postMessage lsc:media:pause: not acknowledged in time',
    url: playerOrigin,
  })
})

test('a player that is never ready is a timeout after readyTimeout', async () => {
  const { player, posted, listen } = framed({ readyTimeout: 10_000 })
  const state = followed(player.send(pause))
  await pass(9_999)
  expect(state()).toBe('waiting')
  await pass(1)
  expect(state()).toMatchObject({ kind: 'timeout', message: 'postMessage lsc:media:pause: the player was not ready in time' })
  listen()
  expect(posted).toEqual([])
})

test('what is said too late changes nothing', async () => {
  const { player, posted, listen, acknowledge } = framed({ timeout: 1_000 })
  listen()
  const state = followed(player.send(pause))
  await pass(1_000)
  acknowledge()
  await pass()
  expect(state()).toMatchObject({ kind: 'timeout' })
  expect(posted).toHaveLength(1)
})

test('what cannot be cloned rejects with the browser’s own error', async () => {
  const { player, listen } = framed()
  listen()
  const state = followed(player.send({ ...pause, call: () => 1 } as never))
  await pass()
  expect(state()).toMatchObject({ name: 'DataCloneError' })
})

test('a frame that loads anew is not ready until it listens again; what it has not acknowledged goes once more', async () => {
  const { frame, player, posted, listen, acknowledge } = framed()
  listen()
  frame.dispatchEvent(new Event('load'))
  const acknowledged = followed(player.send(pause))
  acknowledge()
  const state = followed(player.send(resume))
  frame.dispatchEvent(new Event('load'))
  expect([player.isReady, player.isAlive]).toEqual([false, false])
  const later = followed(player.send(pause))
  await pass(10_000)
  expect(typesOf(posted)).toEqual(['lsc:media:pause', 'lsc:media:resume'])
  listen()
  expect(player.isReady).toBe(true)
  expect(typesOf(posted.slice(2))).toEqual(['lsc:media:resume', 'lsc:media:pause'])
  expect(posted[2]?.message.messageId).toBe(posted[1]?.message.messageId)
  acknowledge()
  await pass(5_000)
  expect([acknowledged(), later()]).toEqual(['done', 'done'])
  expect(state()).toMatchObject({ kind: 'timeout' })
})

test('a player that listens before its document has loaded stays ready', () => {
  const { frame, player, listen } = framed()
  for (let document = 0; document < 3; document += 1) {
    listen()
    frame.dispatchEvent(new Event('load'))
    expect(player.isReady).toBe(true)
  }
})

test('a player that listens after its document has loaded is ready from then on, each time', () => {
  const { frame, player, listen } = framed()
  frame.dispatchEvent(new Event('load')) // of the empty document that a frame starts with
  vi.spyOn(frame, 'contentDocument', 'get').mockReturnValue(null)
  for (let document = 0; document < 3; document += 1) {
    frame.dispatchEvent(new Event('load'))
    expect(player.isReady).toBe(false)
    listen()
    expect(player.isReady).toBe(true)
  }
})

test('a player that loads anew again and again keeps nothing waiting for ever', async () => {
  const { player, posted, listen } = framed()
  const state = followed(player.send(pause))
  for (let document = 0; document < 10; document += 1) {
    listen()
    await pass(100)
  }
  expect(posted).toHaveLength(3)
  expect(state()).toMatchObject({ kind: 'timeout' })
})

test('a player is alive while it says something', async () => {
  const { player, say, listen } = framed({ aliveTimeout: 4_000 })
  const changed = vi.fn()
  player.subscribe(changed)
  say({ messageType: 'lsc:app:heartbeat' })
  expect(player.isAlive).toBe(false)
  listen()
  for (let beat = 0; beat < 10; beat += 1) {
    await pass(3_000)
    say({ messageType: 'lsc:app:heartbeat' })
    expect(player.isAlive).toBe(true)
  }
  expect(changed).toHaveBeenCalledTimes(1)
  await pass(8_000)
  expect([player.isReady, player.isAlive]).toEqual([true, false])
  say({ messageType: 'lsc:media:progress' })
  expect(player.isAlive).toBe(true)
  expect(changed).toHaveBeenCalledTimes(3)
})

test('a page that nobody sees does not declare its player dead', async () => {
  const { player, listen } = framed({ aliveTimeout: 4_000 })
  listen()
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  await pass(600_000)
  expect(player.isAlive).toBe(true)
  visibility.mockReturnValue('visible')
  await pass(8_000)
  expect(player.isAlive).toBe(false)
})

test('a clock that is set anew kills no player', async () => {
  const { player, listen } = framed({ aliveTimeout: 4_000 })
  listen()
  vi.setSystemTime(Date.now() + 86_400_000)
  await pass(3_999)
  expect(player.isAlive).toBe(true)
})

test('knows how much the device’s clock is behind', () => {
  const { player, say } = framed()
  const changed = vi.fn()
  player.subscribe(changed)
  expect(player.clockDriftInMs).toBe(0)
  say({ messageType: 'lsc:media:progress', clockDriftInMs: 7_000 })
  say({ messageType: 'lsc:media:progress', clockDriftInMs: 7_000 })
  say({ messageType: 'lsc:media:progress' })
  expect(player.clockDriftInMs).toBe(7_000)
  expect(changed).toHaveBeenCalledTimes(1)
})

test('disconnected, it hears nothing, sends nothing, and leaves no timer behind', async () => {
  const { player, posted, say, listen } = framed()
  const heard = vi.fn()
  player.onMessage(heard)
  listen()
  const sent = followed(player.send(pause))
  player.disconnect()
  const refused = followed(player.send(resume))
  heard.mockClear()
  say({ messageType: 'lsc:media:progress' })
  listen()
  await pass()
  expect(heard).not.toHaveBeenCalled()
  expect([player.isReady, player.isAlive]).toEqual([false, false])
  expect(sent()).toMatchObject({ name: 'AbortError' })
  expect(refused()).toMatchObject({ name: 'AbortError' })
  expect(typesOf(posted)).toEqual(['lsc:media:pause'])
  expect(vi.getTimerCount()).toBe(0)
})

test('a page that leaves without waiting causes no unhandled rejection', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  const { player, listen } = framed()
  listen()
  void player.send(pause)
  player.disconnect()
  void player.send(pause)
  vi.useRealTimers()
  await new Promise((resolve) => setTimeout(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

test('what on gives ends that one alone', () => {
  const { player, say } = framed()
  const heard = vi.fn()
  const stopFirst = player.on('lsc:media:pause', heard)
  player.on('lsc:media:pause', heard)
  say(pause)
  stopFirst()
  stopFirst()
  say(pause)
  expect(heard).toHaveBeenCalledTimes(3)
})

test('a frame that is taken off the page is silent, and does not throw', async () => {
  const { frame, player, listen, say } = framed()
  listen()
  frame.remove()
  const state = followed(player.send(pause))
  say({ messageType: 'lsc:media:pause' }, { source: null })
  await pass(5_000)
  expect(state()).toMatchObject({ kind: 'timeout' })
})

test('what is called off is not sent any more, nor after the player has loaded anew', async () => {
  const { player, posted, listen } = framed()
  const controller = new AbortController()
  const waiting = followed(player.send(pause, { signal: controller.signal }))
  controller.abort(new Error('changed my mind'))
  const never = followed(player.send(pause, { signal: controller.signal }))
  listen()
  await pass()
  expect([waiting(), never()]).toEqual([new Error('changed my mind'), new Error('changed my mind')])
  const another = new AbortController()
  void player.send(resume, { signal: another.signal })
  another.abort()
  listen()
  expect(typesOf(posted)).toEqual(['lsc:media:resume'])
})
