// @vitest-environment jsdom
import fc from 'fast-check'
import { connectLisaPlayer, type PlayerMessageType, playerMessages } from 'lisa-query/player/core'
import { expect, test, vi } from 'vitest'
import { said } from './examples.ts'
import { framed, playerOrigin } from './frame.ts'

const otherFrame = (): Window | null => document.body.appendChild(document.createElement('iframe')).contentWindow

test.each([
  ['the page itself', () => ({ origin: location.origin, source: window })],
  ['the page in the name of the player', () => ({ source: window })],
  ['another frame of the same origin', () => ({ source: otherFrame() })],
  ['nobody', () => ({ source: null })],
  ['the frame, which has gone elsewhere', () => ({ origin: 'https://evil.example' })],
  ['the frame without an origin', () => ({ origin: 'null' })],
  ['an origin that starts like the player’s', () => ({ origin: `${playerOrigin}.evil.example` })],
  ['the same host without a secure connection', () => ({ origin: playerOrigin.replace('https', 'http') })],
])('a message from %s does nothing', (_, from) => {
  const { player, say } = framed()
  const received = vi.fn()
  player.onMessage(received)
  player.onUnknown(received)
  say({ messageType: 'lsc:app:listen', sender: 'LiSA' }, from())
  say({ messageType: 'lsc:product:add-to-cart', sender: 'LiSA', productId: 'p-1', intent: 'add' }, from())
  expect(received).not.toHaveBeenCalled()
  expect(player.isReady).toBe(false)
})

test('a second player on the page never hears the first one’s messages', () => {
  const first = framed()
  const second = framed()
  const received = vi.fn()
  second.player.onMessage(received)
  first.listen()
  expect(received).not.toHaveBeenCalled()
  expect([first.player.isReady, second.player.isReady]).toEqual([true, false])
})

test('a message goes to the very origin that listens', () => {
  const { player, say, posted } = framed({ origins: ['https://staging.hello-lisa.com', playerOrigin] })
  say({ messageType: 'lsc:app:listen' })
  void player.send({ messageType: 'lsc:media:pause' })
  expect(posted.map(({ targetOrigin }) => targetOrigin)).toEqual([playerOrigin])
})

test.each([
  '*',
  'null',
  '',
  'shop.hello-lisa.com',
  '/',
  `${playerOrigin}/s/42`,
  'https://user@shop.hello-lisa.com',
  'data:text/html,',
])('refuses the origin "%s", and says what to write instead', (origin) => {
  const frame = document.createElement('iframe')
  expect(() => connectLisaPlayer(frame, { origins: [origin] })).toThrow(/`origins` needs exact origins/)
  expect(() => connectLisaPlayer(frame, { origins: [playerOrigin, origin] })).toThrow(TypeError)
})

test('refuses to connect without an origin', () => {
  expect(() => connectLisaPlayer(document.createElement('iframe'), { origins: [] })).toThrow('`origins` needs the origin')
})

const passes = (address: string): unknown => {
  const { player, say } = framed()
  const received = vi.fn()
  player.on('lsc:cart:view', received)
  say({ messageType: 'lsc:cart:view', cartUrl: address })
  expect(received).toHaveBeenCalledOnce()
  return received.mock.calls[0]?.[0].cartUrl === address
}

test.each([
  'https://shop.example/cart',
  'HTTPS://shop.example/cart',
  '/cart',
  '/cart?a=b:c#d',
  'cart',
  '?open=cart',
  '#cart',
  // The page of these tests is on this machine, too.
  'http://localhost:3000/cart',
  'http://127.0.0.1:3000/cart',
  'http://[::1]/cart',
])('the address %s passes', (address) => expect(passes(address)).toBe(true))

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://shop.example/1',
  'file:///etc/passwd',
  'http://shop.example/cart',
  'mailto:mia@shop.example',
  'ftp://shop.example',
  '//evil.example/cart',
  '\\\\evil.example/cart',
  '/\\evil.example/cart',
  '\t//evil.example',
  '/\t/evil.example',
  'https://',
  'http://localhost.evil.example',
  'http://127.evil.example',
])('the address %j is dropped, and its message still arrives', (address) => expect(passes(address)).toBe(false))

test('what passes as an address leads nowhere but to https: or this origin', () => {
  const { player, say } = framed()
  let cartUrl: string | undefined
  player.on('lsc:cart:view', (message) => {
    cartUrl = message.cartUrl
  })
  const parts = [
    'https:',
    'http:',
    'javascript:',
    'data:',
    '/',
    '\\',
    ':',
    '@',
    '\t',
    '\n',
    ' ',
    '\0',
    'evil.test',
    'a',
    '?',
    '#',
    '..',
  ]
  const address = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.array(fc.constantFrom(...parts)).map((list) => list.join('')),
  )
  fc.assert(
    fc.property(address, (written) => {
      cartUrl = undefined
      say({ messageType: 'lsc:cart:view', cartUrl: written })
      if (cartUrl === undefined) return
      const { origin, protocol, hostname } = new URL(cartUrl, location.href)
      const isLoopback = /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
      expect(origin === location.origin || protocol === 'https:' || isLoopback).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('addresses are dropped wherever they stand, and texts stay what they are', () => {
  const { player, say } = framed()
  const received = vi.fn()
  player.onMessage(received)
  const evil = 'javascript:alert(1)'
  const click = { messageType: 'lsc:product:click', productId: 'p-1' }
  const productTitle = '<img src=x onerror=alert(1)> data: a title'
  const links = [{ href: evil, label: 'Read: this' }]
  say({ ...click, productTitle, product: { url: evil, mainImage: { url: evil, width: 1 }, links } })
  say({ ...click, product: { url: { de: evil, '*': '/goggles' } } })
  const sticker = { messageType: 'lsc:sticker:click', stickerId: 's-1', stickerType: 'alert' }
  say({ ...sticker, stickerActionTarget: evil, stickerDetails: { a: { b: evil }, c: '//evil.example', text: 'Sale: now' } })
  const join = { messageType: 'lsc:comments:audience:join', visitorName: 'Mia: <b>' }
  say({ ...join, visitorAvatarUrl: evil })
  expect(received.mock.calls.map(([message]) => message)).toEqual([
    { ...click, productTitle, product: { mainImage: { width: 1 }, links: [{ label: 'Read: this' }] } },
    { ...click, product: { url: { '*': '/goggles' } } },
    { ...sticker, stickerDetails: { a: {}, text: 'Sale: now' } },
    join,
  ])
})

test('nothing but plain data passes', () => {
  const { player, say } = framed()
  const received = vi.fn()
  player.onMessage(received)
  const pause = { messageType: 'lsc:media:pause' }
  const circle: Record<string, unknown> = { ...pause }
  circle.self = circle
  say(circle)
  say({ ...pause, deep: JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) })
  say({ ...pause, long: new Array(100_000).fill(0) })
  expect(received).not.toHaveBeenCalled()
  say(JSON.parse('{ "messageType": "lsc:media:pause", "__proto__": { "isAdmin": true } }'))
  say({ ...pause, progress: new Map(), blob: new Blob(), call: () => 1, big: 1n, bytes: new Uint8Array(2) })
  say({ ...pause, at: new Date(0), never: new Date(Number.NaN) })
  expect(received.mock.calls).toEqual([[pause], [pause], [{ ...pause, at: '1970-01-01T00:00:00.000Z' }]])
  expect(Object(received.mock.calls[0]?.[0]).isAdmin).toBeUndefined()
})

test('whatever is posted: nothing throws, and only what fits is heard', () => {
  const { player, say } = framed()
  const received: unknown[] = []
  const unknown: unknown[] = []
  player.onMessage((message) => received.push(message))
  player.onUnknown((data) => unknown.push(data))
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withObjectString: true,
  })
  const types = Object.keys(said) as PlayerMessageType[]
  const almost = fc.tuple(fc.constantFrom(...types), fc.string(), anything).chain(([type, key, value]) => {
    const message: Record<string, unknown> = { ...said[type], messageType: type }
    return fc.constantFrom(key, ...Object.keys(message)).map((changed) => ({ ...message, [changed]: value }))
  })
  fc.assert(
    fc.property(fc.oneof(anything, fc.record({ messageType: fc.constantFrom(...types) }), almost), (data) => {
      received.length = 0
      unknown.length = 0
      say(data)
      expect(received.length + unknown.length).toBe(1)
      for (const message of received as { messageType: PlayerMessageType }[]) {
        const { messageType, ...fields } = message
        expect(playerMessages[messageType].from['~standard'].validate(fields)).not.toHaveProperty('issues')
        expect(() => JSON.stringify(message)).not.toThrow()
      }
    }),
    { numRuns: 1_500 },
  )
})

test('objects that fail when somebody looks at them do nothing', () => {
  const { player, say } = framed()
  const received = vi.fn()
  player.onMessage(received)
  const fails = (): never => {
    throw new Error('looked at')
  }
  say(new Proxy({}, { ownKeys: fails, get: fails, getPrototypeOf: fails }))
  say(Object.defineProperty({}, 'messageType', { get: fails, enumerable: true }))
  expect(received).not.toHaveBeenCalled()
})

test('a callback that fails keeps the message from nobody else', () => {
  const { player, say } = framed()
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const received = vi.fn()
  player.on('lsc:media:pause', () => {
    throw new Error('of the page')
  })
  player.on('lsc:media:pause', received)
  say({ messageType: 'lsc:media:pause' })
  expect(received).toHaveBeenCalledOnce()
  expect(reported.mock.calls).toEqual([[new Error('of the page')]])
})

test('ten thousand messages are heard in their order, and the player stays ready', () => {
  const { player, say, listen } = framed()
  const received = vi.fn()
  player.on('lsc:media:progress', ({ progress }) => received(progress?.currentTimeInMs))
  listen()
  for (let nth = 0; nth < 10_000; nth += 1) say({ messageType: 'lsc:media:progress', progress: { currentTimeInMs: nth } })
  expect(received).toHaveBeenCalledTimes(10_000)
  expect(received).toHaveBeenLastCalledWith(9_999)
  expect(player.isReady).toBe(true)
})
