import fc from 'fast-check'
import { getShow, type LisaClientOptions } from 'lisa-query'
import { expect, it } from 'vitest'
import { answering, failureOf, handClock, json } from '../answering.ts'

const now = Date.UTC(2025, 0, 1, 12)

/** How many milliseconds after the answer the next try is due. */
async function wait(
  header: string | undefined,
  options: Partial<LisaClientOptions> = {},
  headers: Record<string, string> = {},
  status = 429,
): Promise<number | undefined> {
  const { client } = answering(
    () => json({}, { status, headers: { ...headers, ...(header !== undefined && { 'retry-after': header }) } }),
    { clock: handClock(now), ...options },
  )
  const error = await failureOf(client.request(getShow, { id: '42' }))
  return 'retryAt' in error ? error.retryAt - now : undefined
}

it.each([
  ['0', 0],
  ['1', 1_000],
  ['2.0', 2_000],
  ['2.', 2_000],
  ['.5', 500],
  ['0.25', 250],
  ['1.0005', 1_001],
  ['1.005', 1_005],
  [' 7 ', 7_000],
  ['007', 7_000],
  ['60', 60_000],
  ['120', 120_000],
  ['120.5', 121],
  ['121', 121],
  ['2000', 2_000],
  ['60000', 60_000],
])('reads Retry-After %j as %i ms', async (header, milliseconds) => {
  expect(await wait(header)).toBe(milliseconds)
})

it.each([
  [10_000, '20', 20_000],
  [10_000, '21', 21],
  [3_600_000, '7200', 7_200_000],
  [3_600_000, '7201', 7_201],
])('with a window of %i ms reads %j as %i ms', async (rateLimitWindow, header, milliseconds) => {
  expect(await wait(header, { rateLimitWindow })).toBe(milliseconds)
})

it.each([
  ['s', '5000', 5_000_000],
  ['s', '0.5', 500],
  ['ms', '5', 5],
  ['ms', '0.5', 1],
  ['auto', '5', 5_000],
] as const)('with the unit %j reads %j as %i ms', async (retryAfterUnit, header, milliseconds) => {
  expect(await wait(header, { retryAfterUnit })).toBe(milliseconds)
})

it.each([
  ['Wed, 01 Jan 2025 12:00:30 GMT', 30_000],
  ['Wednesday, 01-Jan-25 12:00:30 GMT', 30_000],
  ['Wed Jan  1 12:00:30 2025', 30_000],
  ['Wed, 01 Jan 2025 12:00:00 GMT', 0],
])('measures the date %j against its own clock where LiSA shows no Date', async (header, milliseconds) => {
  expect(await wait(header)).toBe(milliseconds)
})

it('measures a date against the Date of the answer, however wrong the own clock is', async () => {
  const date = 'Fri, 01 Mar 2030 00:00:00 GMT'
  expect(await wait('Fri, 01 Mar 2030 00:00:10 GMT', {}, { date })).toBe(10_000)
  expect(await wait('Wed, 01 Jan 2025 12:00:30 GMT', {}, { date: 'not a date' })).toBe(30_000)
})

const garbage = [
  '',
  '-1',
  '-0.5',
  '+5',
  'NaN',
  'Infinity',
  '1e3',
  '0x10',
  '5s',
  '5 seconds',
  '1,5',
  '1.2.3',
  '.',
  '٣',
  'about 5',
  'soon',
  '2, 3',
  '9'.repeat(400),
  '9999999999999999',
  'Wed, 01 Jan 2025 11:59:59 GMT',
  'Mon, 99 Foo 2025 12:00:30 GMT',
  '2025-01-01T12:00:30Z',
  'Wed, 01 Jan 2025 12:00:30',
].filter((header) => /^[\x20-\xff]*$/.test(header))

it.each(garbage)('takes %j for absent', async (header) => {
  // Without a usable header a 429 waits from half a second to one, and a 503 names no time.
  const milliseconds = await wait(header)
  expect(milliseconds).toBeGreaterThanOrEqual(500)
  expect(milliseconds).toBeLessThanOrEqual(1_000)
  expect(await wait(header, {}, {}, 503)).toBeUndefined()
})

it('takes the header of a 503 too', async () => {
  expect(await wait('7', {}, {}, 503)).toBe(7_000)
  expect(await wait(undefined, {}, {}, 503)).toBeUndefined()
})

it('waits twice as long after each further 429 without a header, at most 30 s, and from the start again after an answer', async () => {
  let status = 429
  const clock = handClock(now)
  const { client } = answering(() => json(status === 200 ? { id: '42' } : {}, { status }), { clock })
  const next = async (): Promise<number> => {
    const error = await failureOf(client.request(getShow, { id: '42' }))
    return error.kind === 'rate-limited' ? error.retryAt - clock.now() : Number.NaN
  }
  for (const longest of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    const milliseconds = await next()
    expect(milliseconds).toBeGreaterThanOrEqual(longest / 2)
    expect(milliseconds).toBeLessThanOrEqual(longest)
    clock.advance(milliseconds * 1.05)
  }
  status = 200
  await client.request(getShow, { id: '42' })
  status = 429
  expect(await next()).toBeLessThanOrEqual(1_000)
})

it('reads seconds from then on, where the milliseconds it waited were answered with another 429', async () => {
  const clock = handClock(now)
  const { client } = answering(() => json({}, { status: 429, headers: { 'retry-after': '150' } }), { clock })
  const next = async (): Promise<number> => {
    const error = await failureOf(client.request(getShow, { id: '42' }))
    return error.kind === 'rate-limited' ? error.retryAt - clock.now() : Number.NaN
  }
  expect(await next()).toBe(150)
  clock.advance(150 * 1.05)
  expect(await next()).toBe(150_000)
  clock.advance(150_000 * 1.05)
  expect(await next()).toBe(150_000)
})

it('never throws, whatever the header says', async () => {
  const latin1 = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
  await fc.assert(
    fc.asyncProperty(latin1, latin1, async (header, date) => {
      const milliseconds = await wait(header.trim(), {}, { date: date.trim() })
      expect(milliseconds).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(milliseconds)).toBe(true)
    }),
  )
})

it('never lets go earlier than asked', async () => {
  const asked = fc.oneof(
    fc.nat({ max: 1_000_000 }).map(String),
    fc
      .tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 999_999 }))
      .map(([whole, rest]) => `${whole}.${String(rest).padStart(6, '0')}`),
  )
  await fc.assert(
    fc.asyncProperty(asked, fc.constantFrom('auto', 's', 'ms' as const), async (header, retryAfterUnit) => {
      const isSeconds = retryAfterUnit === 's' || (retryAfterUnit === 'auto' && Number(header) <= 120)
      // In exact whole numbers: microseconds for seconds, as no float can round them.
      const [whole = '0', rest = ''] = header.split('.')
      const millionths = BigInt(whole) * 1_000_000n + BigInt(rest.padEnd(6, '0'))
      const milliseconds = (await wait(header, { retryAfterUnit })) ?? Number.NaN
      const waited = BigInt(milliseconds) * (isSeconds ? 1_000n : 1_000_000n)
      expect(waited >= millionths).toBe(true)
      expect(waited - millionths < (isSeconds ? 2_000n : 2_000_000n)).toBe(true)
    }),
  )
})

it('reads every date of the form that servers send', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 4_000_000_000 }), async (seconds) => {
      const header = new Date(now + seconds * 1_000).toUTCString()
      expect(await wait(header)).toBe(seconds * 1_000)
    }),
  )
})

it.each([
  ['30, 30', 30_000],
  ['30,30', 30_000],
  ['0.5, 0.5, 0.5', 500],
  ['Wed, 01 Jan 2025 12:00:30 GMT, Wed, 01 Jan 2025 12:00:30 GMT', 30_000],
])('reads %j, which a proxy has joined, as %i ms', async (header, milliseconds) => {
  expect(await wait(header)).toBe(milliseconds)
})

it.each([
  ['3600', {}, 3_600_000],
  ['121', {}, 121_000],
  ['5', { retryAfterUnit: 'ms' as const }, 5_000],
])('reads %j on a 503 as seconds, whatever the unit of a 429 (%j)', async (header, options, milliseconds) => {
  expect(await wait(header, options, {}, 503)).toBe(milliseconds)
})

const zeros = ['0', '0.0', '0.01', 'Wed, 01 Jan 2025 12:00:00 GMT', 'Wed, 01 Jan 2025 11:00:00 GMT']

it.each(zeros)('backs off when a wait of %j is refused again', async (header) => {
  const clock = handClock(now)
  const { client } = answering(() => json({}, { status: 429, headers: { 'retry-after': header } }), { clock })
  const waits: number[] = []
  for (let time = 0; time < 5; time += 1) {
    const asked = failureOf(client.request(getShow, { id: '42' }))
    clock.advance(40_000)
    const error = await asked
    waits.push('retryAt' in error ? error.retryAt - clock.now() : -1)
    clock.advance(40_000)
  }
  expect(waits[1]).toBeGreaterThanOrEqual(500)
  expect(waits[2]).toBeGreaterThanOrEqual(500)
  expect(waits[3]).toBeGreaterThanOrEqual(1_500)
  expect(waits[4]).toBeGreaterThanOrEqual(3_000)
})

it('reads the same number as seconds where the gateway answers, and keeps the gate open for other reads', async () => {
  const { client, requests } = answering(
    () => json({}, { status: 429, headers: { 'retry-after': '300', 'x-lisa-gateway': 'refused' } }),
    { clock: handClock(now) },
  )
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect('retryAt' in error && error.retryAt - now).toBe(300_000)
  expect(client.rateLimit.get()).toMatchObject({ isOpen: true, waiting: 0 })
  await failureOf(client.request(getShow, { id: '43' }))
  expect(requests).toHaveLength(2)
})
