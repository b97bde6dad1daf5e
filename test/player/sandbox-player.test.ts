// @vitest-environment jsdom
import { createLisaClient, getShow, listShowProducts } from 'lisa-query/core'
import { playerMessages } from 'lisa-query/player/core'
import { createSandbox } from 'lisa-query/sandbox'
import { type SandboxPlayer, type SandboxPlayerOptions, startSandboxPlayer } from 'lisa-query/sandbox/player'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let player: SandboxPlayer
let said: { messageType: string; [field: string]: unknown }[]

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1, 12) })
  said = []
})
afterEach(() => {
  player.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Starts it in the body; what it says to the page around it is collected. */
function start(options: SandboxPlayerOptions = {}): void {
  const host = { postMessage: (message: (typeof said)[number]) => said.push(message) }
  vi.stubGlobal('parent', host)
  player = startSandboxPlayer(options)
}

/** The page around it says this. */
function tell(message: object): void {
  const event = new MessageEvent('message', { data: { recipient: 'LiSA', sender: 'Shop', messageId: 'm-1', ...message } })
  Object.defineProperty(event, 'source', { value: window.parent })
  window.dispatchEvent(event)
}

const press = (name: string | RegExp): void => {
  const isIt = (button: HTMLElement): boolean => {
    const label = button.getAttribute('aria-label') ?? button.textContent ?? ''
    return typeof name === 'string' ? label === name : name.test(label)
  }
  const button = [...document.querySelectorAll('button')].find(isIt)
  if (!button) throw new Error(`no button ${name}`)
  button.click()
}
const last = (type: string): (typeof said)[number] | undefined => said.findLast(({ messageType }) => messageType === type)

test('whatever it says fits the library’s own schemas', () => {
  start({ voucher: { unlocksAfter: 1_000, expiresAfter: 60_000 } })
  vi.advanceTimersByTime(10_000)
  for (const name of [/^Add to cart/, /^Like/, /^Wish for/, 'Cart', 'Share', 'Float', 'Claim the voucher', 'Pause', 'Close'])
    press(name)
  vi.advanceTimersByTime(60_000)
  expect(new Set(said.map(({ messageType }) => messageType)).size).toBeGreaterThan(15)
  for (const { messageType, ...fields } of said) {
    const { from } = playerMessages[messageType as 'lsc:app:listen']
    expect([messageType, from['~standard'].validate(fields)]).toEqual([messageType, { value: expect.anything() }])
  }
})

test('it listens first, and sells what the sandbox sells', async () => {
  start()
  expect(said[0]).toMatchObject({ messageType: 'lsc:app:listen', sender: 'LiSA' })
  press(/^Add to cart/)
  const sandbox = createSandbox()
  const client = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    fetch: (request) => sandbox.fetch(request),
  })
  const id = String(said[0]?.mediaItemId)
  expect((await client.request(getShow, { id })).state).toBe('live')
  const { items } = await client.request(listShowProducts, { id })
  expect(items.map((product) => product.id)).toContain(last('lsc:product:add-to-cart')?.productId)
})

test('it obeys what fits and acknowledges it, and refuses the rest with what is wrong', () => {
  start()
  tell({ messageType: 'lsc:media:pause' })
  expect(last('lsc:app:message:acknowledge')).toMatchObject({ messageId: 'm-1' })
  expect(last('lsc:media:pause')).toMatchObject({ progress: { isPlaying: false } })
  tell({ messageType: 'lsc:player:viewport:pass', viewportHeight: 'tall' })
  expect(last('lsc:app:message:error')).toMatchObject({ error: { statusCode: 400, messageId: 'm-1' } })
  const { error } = last('lsc:app:message:error') as unknown as { error: { issues: { path: string[] }[] } }
  expect(error.issues.map(({ path }) => path.join('.'))).toContain('viewportHeight')
  tell({ messageType: 'lsc:app:explode' })
  expect(last('lsc:app:message:error')).toMatchObject({ error: { issues: [{ path: ['messageType'] }] } })
  expect(player.obeyed.map(({ messageType }) => messageType)).toEqual(['lsc:media:pause'])
})

test('its clock goes on while it plays, and stands while it does not', () => {
  start()
  const time = (): number =>
    (last('lsc:media:progress') as unknown as { progress: { visitorDwellTimeInMs: number } }).progress.visitorDwellTimeInMs
  vi.advanceTimersByTime(5_000)
  expect(time()).toBe(5_000)
  press('Pause')
  vi.advanceTimersByTime(5_000)
  expect(time()).toBe(5_000)
  press('Play')
  vi.advanceTimersByTime(2_000)
  expect(time()).toBe(7_000)
})

test('its voucher unlocks, and expires', () => {
  start({ voucher: { unlocksAfter: 2_000, expiresAfter: 3_000 } })
  expect(document.body.textContent).toContain('A voucher in 0:02')
  vi.advanceTimersByTime(2_000)
  expect(last('lsc:sticker:unlock')).toMatchObject({ stickerIsUnlocked: true })
  vi.advanceTimersByTime(3_000)
  expect(last('lsc:sticker:expire')).toMatchObject({ stickerIsExpired: true })
})

test('it can be silent, flood, and say nonsense', () => {
  start({ misbehave: ['shapes'] })
  expect(said).toContain(7)
  player.misbehave('flood')
  vi.advanceTimersByTime(1_000)
  expect(said.length).toBeGreaterThan(10_000)
  player.misbehave('silence')
  const before = said.length
  tell({ messageType: 'lsc:media:pause' })
  vi.advanceTimersByTime(10_000)
  expect(said.length).toBe(before)
})
