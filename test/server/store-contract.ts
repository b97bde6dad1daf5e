import type { GatewayStore, MissDemand, Reservation, StoredAnswer } from 'lisa-query/server'
import { expect, it, vi } from 'vitest'

const answer = (body: string, writesBefore = 0): StoredAnswer => ({
  status: 200,
  body,
  contentType: 'application/json',
  etag: '"1"',
  askedAt: Date.now(),
  writesBefore,
})

/** A busy machine takes its time. */
const patience = { timeout: 20_000 }

/** What every store has to do, whichever it is; `open` gives another instance of the same one. */
export function storeContract(open: () => Promise<GatewayStore>): void {
  it('keeps an answer, and knows the writes that touched it since', async () => {
    const [one, other] = [await open(), await open()]
    await one.write('/shows/42?', answer('a'), 60_000)
    expect(await other.read('/shows/42?', ['/shows', '/shows/42'])).toMatchObject({
      answer: { body: 'a' },
      writes: 0,
      touched: 0,
    })
    await other.touch(['/products', '/shows'])
    expect(await one.read('/shows/42?', ['/shows', '/shows/42'])).toMatchObject({ writes: 1, touched: 1 })
    expect(await one.read('/channels/a?', ['/channels', '/channels/a'])).toMatchObject({
      answer: undefined,
      writes: 1,
      touched: 0,
    })
  })

  it('forgets an answer in time', async () => {
    const store = await open()
    await store.write('/a?', answer('a'), 30)
    await vi.waitFor(async () => expect((await store.read('/a?', ['/a'])).answer).toBeUndefined(), patience)
  })

  it('lets one ask for a key, until it is done or its time is over', async () => {
    const [one, other] = [await open(), await open()]
    expect(await one.lock('a', 60_000)).toBe(true)
    expect(await other.lock('a', 60_000)).toBe(false)
    await one.unlock('a')
    expect(await other.lock('a', 30)).toBe(true)
    await vi.waitFor(async () => expect(await one.lock('a', 60_000)).toBe(true), patience)
  })

  it('has a lock last longer where it is renewed, by who has it alone', async () => {
    const [one, other] = [await open(), await open()]
    expect(await one.lock('a', 300)).toBe(true)
    await one.renew?.('a', 60_000)
    await one.lock('b', 300)
    await vi.waitFor(async () => expect(await other.lock('b', 60_000)).toBe(true), patience)
    expect(await other.lock('a', 60_000)).toBe(false)
    await one.unlock('a')
    expect(await other.lock('a', 60_000)).toBe(true)
  })

  it('lets no more requests go in a window than the limit, over all instances', async () => {
    const [one, other] = [await open(), await open()]
    const reservation: Reservation = { share: 'miss', limit: 10, window: 60_000 }
    const waits = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).reserve(reservation)))
    // One is kept for the team, two for refreshes.
    expect(waits.filter((wait) => wait === 0)).toHaveLength(7)
    expect(Math.max(...waits)).toBeGreaterThan(50_000)
    expect(await one.usage(reservation)).toBeCloseTo(0.7)
    for (const share of ['refresh', 'refresh', 'private'] as const) expect(await one.reserve({ ...reservation, share })).toBe(0)
    expect(await other.reserve({ ...reservation, share: 'private' })).toBeGreaterThan(0)
  })

  it('lets misses in by how many visitors want them, the more the less is left of the window', async () => {
    const store = await open()
    const miss: Reservation = { share: 'miss', limit: 60, window: 60_000 }
    const going = async (count: number, demand: MissDemand): Promise<number> => {
      const waits = await Promise.all(Array.from({ length: count }, () => store.reserve({ ...miss, demand })))
      return waits.filter((wait) => wait === 0).length
    }
    // The first ten go at once.
    expect(await going(60, { visitors: 1 })).toBe(10)
    // 44 are left, of which 12 are kept for refreshes.
    expect(await going(1, { visitors: 1, waiting: 33 })).toBe(0)
    expect(await going(1, { visitors: 1, waiting: 32 })).toBe(1)
    // Two visitors are enough while 30 are left, four while 8 are.
    expect(await going(60, { visitors: 2 })).toBe(14)
    expect(await going(60, { visitors: 4 })).toBe(22)
    expect(await store.reserve({ ...miss, demand: { visitors: 4 } })).toBeLessThan(1_000)
    // Nothing is left for what one visitor wants, however long it waits.
    expect(await store.reserve({ ...miss, demand: { visitors: 1, waiting: 1 } })).toBeGreaterThan(50_000)
    expect(await going(60, { visitors: 11 })).toBe(7)
    expect(await store.reserve({ ...miss, demand: { visitors: 1_000 } })).toBeGreaterThan(50_000)
    expect(await store.reserve({ ...miss, share: 'private' })).toBe(0)
  })

  it('lets refreshes use what nobody needs, but leaves room for misses at any moment', async () => {
    const store = await open()
    const reservation: Reservation = { share: 'refresh', limit: 10, window: 60_000 }
    const going = async (share: Reservation['share']): Promise<number> => {
      const waits = await Promise.all(Array.from({ length: 10 }, () => store.reserve({ ...reservation, share })))
      return waits.filter((wait) => wait === 0).length
    }
    // One is kept for the team, two for misses, also after some misses.
    expect(await store.reserve({ ...reservation, share: 'miss' })).toBe(0)
    expect(await going('refresh')).toBe(6)
    expect(await going('miss')).toBe(2)
    expect(await going('private')).toBe(1)
  })

  it('counts a request once that it is told of again', async () => {
    const store = await open()
    const reservation = { share: 'miss' as const, limit: 10, window: 60_000 }
    const sent = { id: 'a', share: 'miss' as const, age: 1_000 }
    await store.reserve({ ...reservation, id: 'a' })
    await store.reserve({ ...reservation, id: 'b', sent: [sent] })
    expect(await store.usage(reservation)).toBeCloseTo(0.2)
  })

  it('lets the next one go when the window has moved on', async () => {
    const store = await open()
    const reservation: Reservation = { share: 'miss', limit: 1, window: 2_000 }
    expect(await store.reserve(reservation)).toBe(0)
    expect(await store.reserve(reservation)).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(await store.reserve(reservation)).toBe(0), patience)
  })

  it('counts what others use of the key, as LiSA says', async () => {
    const store = await open()
    const limits = { limit: 10, window: 60_000 }
    await store.reserve({ ...limits, share: 'miss' })
    await store.correct(4, limits)
    expect(await store.usage(limits)).toBeCloseTo(0.6)
    await store.correct(8, limits)
    expect(await store.usage(limits)).toBeCloseTo(0.6)
  })

  it('lets nobody go while LiSA takes nothing', async () => {
    const [one, other] = [await open(), await open()]
    await one.pause(2_000)
    const reservation: Reservation = { share: 'private', limit: 10, window: 60_000 }
    expect(await other.reserve(reservation)).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(await other.reserve(reservation)).toBe(0), patience)
  })

  it('tells all instances, the one that tells too', async () => {
    const [one, other] = [await open(), await open()]
    const heard: string[] = []
    await one.subscribe((message) => heard.push(`one ${message}`))
    const end = await other.subscribe((message) => heard.push(`other ${message}`))
    await one.publish('a')
    await vi.waitFor(() => expect(heard.sort()).toEqual(['one a', 'other a']), patience)
    end()
  })
}
