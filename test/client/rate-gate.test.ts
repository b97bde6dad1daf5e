import { type Clock, createLisaClient, getShow } from 'lisa-query'
import { expect, it } from 'vitest'
import { failureOf } from './answering.ts'

/** A client whose requests are answered when the test says so, on a clock that stands still until it is moved. */
function setUp() {
  let now = 1_000_000
  const clock: Clock = { now: () => now, after: () => () => undefined }
  const open: ((response: Response) => void)[] = []
  const client = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    clock,
    fetch: () => new Promise((resolve) => open.push(resolve)),
  })
  const sent = async () => {
    const failed = failureOf(client.request(getShow, { id: '42' }))
    const place = open.length
    while (open.length === place) await Promise.resolve()
    return {
      refused: async (headers: Record<string, string> = {}) => {
        open[place]?.(new Response('{}', { status: 429, headers }))
        const error = await failed
        return error.kind === 'rate-limited' ? error.retryAt - now : undefined
      },
    }
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
  }
  return { sent, pass }
}

it('takes a burst that is refused without a header for one refusal', async () => {
  const { sent, pass } = setUp()
  const burst = [await sent(), await sent(), await sent()]
  for (const request of burst) {
    pass(10)
    const wait = await request.refused()
    expect(wait).toBeGreaterThanOrEqual(500)
    expect(wait).toBeLessThanOrEqual(1_000)
  }
})

it('waits longer each time that it is refused again', async () => {
  const { sent, pass } = setUp()
  const waits: number[] = []
  for (let time = 0; time < 4; time += 1) {
    pass(40_000)
    waits.push((await (await sent()).refused()) ?? 0)
  }
  expect(waits[1]).toBeGreaterThanOrEqual(1_000)
  expect(waits[3]).toBeGreaterThanOrEqual(4_000)
})

it('reads a large number as milliseconds until that proves too short, and as seconds from then on', async () => {
  const { sent, pass } = setUp()
  expect(await (await sent()).refused({ 'retry-after': '500' })).toBe(500)
  pass(525)
  expect(await (await sent()).refused({ 'retry-after': '500' })).toBe(500_000)
  pass(525_000)
  expect(await (await sent()).refused({ 'retry-after': '300' })).toBe(300_000)
})

it('learns nothing from a late answer to what was sent before the wait', async () => {
  const { sent, pass } = setUp()
  const [first, late] = [await sent(), await sent()]
  expect(await first.refused({ 'retry-after': '500' })).toBe(500)
  pass(600)
  expect(await late.refused({ 'retry-after': '500' })).toBe(500)
})
