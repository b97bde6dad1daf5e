import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSentAt, searchBetweenRows, searchFor, searchToState, settingsAt, turnedIn } from '../example/lab/lab-address.ts'
import { rows } from '../example/lab/rows.ts'
import { asItIs, choices, inUnit, latencies, numberIn, type Settings, statuses, waits } from '../example/lab/settings.ts'
import { incidentFor, retryAfterHeader, whatHappens } from '../example/lab/what-happens.ts'

const preset = fc.constantFrom(...rows.map(({ settings }) => settings))
const oneOf = <Name extends keyof typeof choices>(name: Name) =>
  fc.constantFrom(...(Object.keys(choices[name]) as Settings[Name][])) as fc.Arbitrary<Settings[Name]>
const wait = (unit: Settings['unit']) => fc.integer({ min: waits[unit].least, max: waits[unit].most })

const settings: fc.Arbitrary<Settings> = oneOf('unit').chain((unit) =>
  fc.record({
    request: oneOf('request'),
    body: oneOf('body'),
    connection: oneOf('connection'),
    credential: oneOf('credential'),
    quota: oneOf('quota'),
    times: oneOf('times'),
    unit: fc.constant(unit),
    status: fc.option(fc.integer({ min: statuses.least, max: statuses.most }), { nil: undefined }),
    latency: fc.integer({ min: latencies.least, max: latencies.most }),
    retryAfter: fc.option(unit === 'fraction' ? wait('fraction').map((n) => n / 8) : wait(unit), { nil: undefined }),
  }),
)

/** Addresses that look like ours and are not quite. */
const search = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...Object.keys(asItIs), '__proto__', 'constructor', 'toString'), fc.string()),
        fc.oneof(
          fc.constantFrom('none', '', '-1', '1e3', '0x10', 'NaN', 'Infinity', '429', '1.5', 'ms', 'offline', '__proto__'),
          fc.string(),
        ),
      ),
    )
    .map((parts) => new URLSearchParams(parts).toString()),
)

test('an address brings back exactly the settings it was made of', () => {
  fc.assert(
    fc.property(preset, settings, (from, turned) => {
      expect(settingsAt(from, searchFor(from, turned))).toEqual({ settings: turned, ignored: [] })
    }),
  )
})

test('a link to a state has the same settings, and sends', () => {
  fc.assert(
    fc.property(preset, settings, (from, turned) => {
      const link = searchToState(from, turned, 'api=http://127.0.0.1:1')
      expect(settingsAt(from, link)).toEqual({ settings: turned, ignored: [] })
      expect(isSentAt(link)).toBe(true)
      expect(isSentAt(searchFor(from, turned, link))).toBe(false)
    }),
  )
})

test('any address gives settings that can be, and an address of their own that gives the same', () => {
  fc.assert(
    fc.property(preset, search, (from, text) => {
      const { settings: found } = settingsAt(from, text)
      for (const [name, all] of Object.entries(choices)) expect(Object.keys(all)).toContain(found[name as keyof Settings])
      expect(numberIn(latencies, String(found.latency))).toBe(found.latency)
      if (found.status !== undefined) expect(numberIn(statuses, String(found.status))).toBe(found.status)
      if (found.retryAfter !== undefined) expect(numberIn(waits[found.unit], String(found.retryAfter))).toBe(found.retryAfter)
      expect(settingsAt(from, searchFor(from, found))).toEqual({ settings: found, ignored: [] })
      expect(whatHappens(found)).toMatch(/^[A-Z].*\.$/)
    }),
  )
})

test('every part of an address is either a setting or named as ignored', () => {
  fc.assert(
    fc.property(search, (text) => {
      const parts = [...new URLSearchParams(text)].filter(([name]) => name !== 'api' && name !== 'incident')
      const { settings: found, ignored } = settingsAt(asItIs, text)
      for (const [name, value] of parts) {
        const isTaken = Object.hasOwn(asItIs, name) && String(found[name as keyof Settings] ?? 'none') === value
        expect(isTaken || ignored.includes(`${name}=${value}`) || Number(found[name as keyof Settings]) === Number(value)).toBe(
          true,
        )
      }
    }),
  )
})

test('a row as it stands has no search', () => {
  for (const row of rows) expect(searchFor(row.settings, row.settings)).toBe('')
})

test.each([
  ['latency=soon', ['latency=soon']],
  ['latency=10001', ['latency=10001']],
  ['status=600', ['status=600']],
  ['status=404.5', ['status=404.5']],
  ['retryAfter=1.5', ['retryAfter=1.5']],
  ['retryAfter=1.5&unit=fraction', []],
  ['unit=fraction&retryAfter=1.5', []],
  ['connection=wet', ['connection=wet']],
  ['colour=red', ['colour=red']],
  ['latency=1&latency=2', ['latency=2']],
  ['api=http://127.0.0.1:4874/v2&incident=status=503', []],
])('%s ignores %j', (text, ignored) => {
  expect(settingsAt(asItIs, text).ignored).toEqual(ignored)
})

test('another sandbox stays in the address from knob to knob and from row to row', () => {
  const text = 'api=http%3A%2F%2F127.0.0.1%3A4874%2Fv2&latency=800'
  expect(searchFor(asItIs, { ...asItIs, status: 503 }, text)).toBe('status=503&api=http%3A%2F%2F127.0.0.1%3A4874%2Fv2')
  expect(searchBetweenRows(text)).toBe('api=http%3A%2F%2F127.0.0.1%3A4874%2Fv2')
})

test('what differs from the row is turned', () => {
  expect(turnedIn(asItIs, { ...asItIs, status: 503, latency: 800 }).sort()).toEqual(['latency', 'status'])
})

test.each([
  [{ retryAfter: 6, unit: 's' }, '6'],
  [{ retryAfter: 2, unit: 'fraction' }, '2.0'],
  [{ retryAfter: 1.5, unit: 'fraction' }, '1.5'],
  [{ retryAfter: 1500, unit: 'ms' }, '1500'],
  [{ retryAfter: 6, unit: 'date' }, 'Thu, 01 Jan 1970 00:00:07 GMT'],
  [{ retryAfter: undefined, unit: 's' }, undefined],
] as const)('%j is written as %s', (wait, header) => {
  expect(retryAfterHeader({ ...asItIs, ...wait }, 1_000)).toBe(header)
})

test('a wait that is written in another unit is never shorter', () => {
  fc.assert(
    fc.property(settings, oneOf('unit'), (from, to) => {
      const milliseconds = ({ retryAfter = 0, unit }: Settings): number => Math.round(retryAfter * (unit === 'ms' ? 1 : 1_000))
      const retryAfter = inUnit(to, from)
      expect(milliseconds({ ...from, unit: to, retryAfter })).toBeGreaterThanOrEqual(milliseconds(from))
      if (retryAfter !== undefined) expect(numberIn(waits[to], String(retryAfter))).toBe(retryAfter)
    }),
  )
})

test.each([
  [{}, ''],
  [{ status: 503, retryAfter: 2 }, 'status=503&retryAfter=2'],
  [{ quota: 'used-up', status: 500, retryAfter: 6 }, 'status=429&retryAfter=6'],
  [{ connection: 'cut-after', latency: 1500 }, 'latency=1500&drop=1&applied=1'],
  [{ body: 'html', status: 500 }, 'status=500&html=1'],
] as const)('%j has the sandbox do %s', (turned, incident) => {
  expect(incidentFor({ ...asItIs, ...turned }, 0)).toBe(incident)
})
