// @vitest-environment jsdom
import { type PlayerMessageType, playerMessages } from 'lisa-query/player/core'
import { expect, test, vi } from 'vitest'
import { said, told } from './examples.ts'
import { framed } from './frame.ts'

const types = Object.keys(said) as PlayerMessageType[]

test.each(types)('%s arrives as it was said', (type) => {
  const { player, say } = framed()
  const received = vi.fn()
  const unknown = vi.fn()
  player.on(type, received)
  player.onUnknown(unknown)
  say({ ...said[type], messageType: type })
  expect(received.mock.calls).toEqual([[{ ...said[type], messageType: type }]])
  expect(unknown).not.toHaveBeenCalled()
})

test.each(told)('$messageType fits its own schema, and is posted as it is', ({ ...command }) => {
  const { player, listen, posted } = framed()
  listen()
  void player.send(command)
  const { messageType, ...fields } = command
  const schema = playerMessages[messageType].to
  expect(schema['~standard'].validate(fields)).toEqual({ value: fields })
  expect(posted[0]?.message).toEqual({ ...command, recipient: 'LiSA', sender: 'Shop', messageId: expect.any(String) })
})

/** What LiSA's reference lists, by direction; of stickers it names the first five, and describes the others without their literals. */
const reference = {
  both: ['media:pause', 'media:resume', 'player:native-pip', 'player:ui-transition'],
  to: ['player:viewport:pass', 'product:emoji-state-update', 'visitor:pass-user-context'],
  from: [
    ...['app:listen', 'app:heartbeat', 'app:message:acknowledge', 'app:message:error', 'cta:click', 'cart:view'],
    ...['comments:audience:join', 'media:progress', 'media:complete', 'media:emoji', 'media:creator:join'],
    ...['media:creator:leave', 'media:impression', 'player:dismiss', 'player:viewport:request', 'product:add-to-cart'],
    ...['product:emoji', 'product:add-to-wishlist', 'product:click', 'product:impression', 'products:open', 'products:close'],
    ...['product:close', 'sticker:impression', 'sticker:click', 'sticker:expire', 'sticker:unlock', 'sticker:voucher:claim'],
    ...['sticker:activate', 'sticker:publish', 'sticker:unpublish', 'sticker:update'],
  ],
}

test('there is a definition of each message in LiSA’s reference, in its direction, and of no other', () => {
  const directions = Object.entries(playerMessages).map(([type, { from, to }]) => [
    type,
    from && to ? 'both' : from ? 'from' : 'to',
  ])
  const listed = Object.entries(reference).flatMap(([direction, types]) => types.map((type) => [`lsc:${type}`, direction]))
  expect(Object.fromEntries(directions)).toEqual(Object.fromEntries(listed))
})

test('every definition has an example, and says what it rests on', () => {
  const named = new Set<string>([...types, ...told.map(({ messageType }) => messageType)])
  expect(Object.keys(playerMessages).sort()).toEqual([...named].sort())
  const resting = (on: string): string[] =>
    Object.entries(playerMessages).flatMap(([type, { basis }]) => (basis === on ? [type] : []))
  expect(resting('inferred')).toEqual([
    'lsc:sticker:activate',
    'lsc:sticker:publish',
    'lsc:sticker:unpublish',
    'lsc:sticker:update',
  ])
  expect(resting('contradictory')).toEqual(['lsc:products:close', 'lsc:product:close'])
  for (const { basis, docs } of Object.values(playerMessages)) {
    expect(docs === undefined).toBe(basis === 'inferred')
    if (docs) expect(docs).toMatch(/^https:\/\/docs\.hello-lisa\.com\/developers\/guides\/player-communication\//)
  }
})

test('who listens to lsc:products:close hears lsc:product:close, too', () => {
  const { player, say } = framed()
  const received = vi.fn()
  player.on('lsc:products:close', received)
  say({ messageType: 'lsc:product:close' })
  expect(received.mock.calls).toEqual([[{ messageType: 'lsc:products:close' }]])
})

test('version 1 is read where LiSA says what it means', () => {
  const { player, say } = framed()
  const unknown = vi.fn()
  player.onUnknown(unknown)
  say({ action: 'ready', target: 'cart' })
  expect(player.isReady).toBe(false)
  say({ action: 'ready', target: 'app' })
  expect(player.isReady).toBe(true)
  expect(unknown.mock.calls).toEqual([[{ action: 'ready', target: 'cart' }]])
})

test('fields, types and values of an enum that LiSA adds do not keep a message back', () => {
  const { player, say } = framed()
  const received = vi.fn()
  player.on('lsc:cta:click', received)
  say({ messageType: 'lsc:cta:click', ctaType: 'lottery', mediaItemType: 'short', added: { by: ['LiSA'] } })
  expect(received).toHaveBeenCalledOnce()
  expect(received.mock.calls[0]?.[0]).toMatchObject({ ctaType: 'lottery', added: { by: ['LiSA'] } })
})

test('a null counts as an absent field', () => {
  const { player, say } = framed()
  const received = vi.fn()
  player.on('lsc:product:click', received)
  const nulls = { productBrand: null, productPrice: null, progress: null, product: null }
  say({ messageType: 'lsc:product:click', productId: 'p-1', ...nulls })
  expect(received.mock.calls).toEqual([[{ messageType: 'lsc:product:click', productId: 'p-1' }]])
})

test.each([
  ['another type', { messageType: 'lsc:player:explode' }],
  ['a type of the page', { messageType: 'lsc:player:viewport:pass' }],
  ['a type that every object has', { messageType: 'toString' }],
  ['no type', { sender: 'LiSA' }],
  ['a type that is no text', { messageType: ['lsc:app:listen'] }],
  ['a field of another type', { messageType: 'lsc:product:click', productId: 5 }],
  ['a missing field', { messageType: 'lsc:product:add-to-cart', productId: 'p-1' }],
  ['a number that is none', { messageType: 'lsc:media:progress', progress: { currentTimeInMs: Number.NaN } }],
  ['a text', 'lsc:app:listen'],
  ['JSON', '{"messageType":"lsc:app:listen"}'],
  ['nothing', undefined],
])('%s is told to onUnknown as it came, and to nobody else', (_, data) => {
  const { player, say } = framed()
  const received = vi.fn()
  const unknown = vi.fn()
  player.onMessage(received)
  player.onUnknown(unknown)
  say(data)
  // A message event without data has null.
  expect(unknown.mock.calls).toEqual([[data ?? null]])
  expect(received).not.toHaveBeenCalled()
  expect(player.isReady).toBe(false)
})
