import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { getShow, listShows } from 'lisa-query/core'
import { createLisaGateway, type GatewayEvent, type GatewayStore, type LisaGateway, memoryStore } from 'lisa-query/server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type HandClock, handClock } from '../client/answering.ts'

const minute = 60_000
const start = Date.UTC(2025, 0, 1)

/** What goes wrong at which hour of the day. */
const outages = { lisaFails: 6, lisaHangs: 9, storeIsAway: 14 }
const showHour = 20

/** What is under way in a day of a shop: timers, locks, pages. */
interface Day {
  clock: HandClock
  /** The test says which hour it is: where a machine is slow, the clock runs ahead, and an outage would begin in the middle of requests. */
  atHour: number
  gateway: LisaGateway
  locks: Set<string>
  /** When LiSA was asked. */
  asked: number[]
  events: GatewayEvent[]
}

function beginDay(): Day {
  const clock = handClock(start)
  const asked: number[] = []
  const events: GatewayEvent[] = []
  const locks = new Set<string>()
  const now = { atHour: 0 }
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey day',
    public: [getShow, listShows],
    webhook: { verify: () => true },
    store: failing(memoryStore({ clock, maxEntries: 200 }), () => now.atHour === outages.storeIsAway, locks),
    cache: { maxEntries: 200 },
    clock,
    onEvent: (event) => events.push(event),
    fetch: async ({ url, signal }) => {
      asked.push(clock.now())
      if (now.atHour === outages.lisaFails) throw new TypeError('unreachable')
      if (now.atHour === outages.lisaHangs) await new Promise((_, reject) => signal.addEventListener('abort', reject))
      return url.includes('/shows/') ? Response.json({ id: url }) : Response.json({ items: [] })
    },
  })
  return Object.assign(now, { clock, gateway, locks, asked, events })
}

/** A store that is away at times, and says which locks it has. */
function failing(store: GatewayStore, isAway: () => boolean, locks: Set<string>): GatewayStore {
  const reached = <Words extends unknown[], Result>(work: (...words: Words) => Promise<Result>) => {
    return async (...words: Words): Promise<Result> => {
      if (isAway()) throw new Error('away')
      return work(...words)
    }
  }
  return {
    read: reached(store.read),
    write: reached(store.write),
    touch: reached(store.touch),
    lock: reached(async (key, milliseconds) => {
      const isTaken = await store.lock(key, milliseconds)
      if (isTaken) locks.add(key)
      return isTaken
    }),
    unlock: reached(async (key) => {
      locks.delete(key)
      await store.unlock(key)
    }),
    reserve: reached(store.reserve),
    correct: reached(store.correct),
    pause: reached(store.pause),
    usage: reached(store.usage),
    publish: reached(store.publish),
    subscribe: reached(store.subscribe),
    close: store.close,
  }
}

/** Lets time pass until all of it is over, and two minutes with it. */
async function throughMinutes({ clock }: Day, work: Promise<unknown>): Promise<void> {
  const end = clock.now() + 2 * minute
  let isOver = false
  void work.finally(() => {
    isOver = true
  })
  while (!isOver || clock.now() < end) {
    await new Promise((resolve) => setImmediate(resolve))
    if (isOver) await new Promise((resolve) => setImmediate(resolve))
    // A turn of the server's own work may not take longer than the gateway waits for anything.
    clock.advance(isOver ? 20_000 : 100)
  }
}

/** The gateway over real HTTP, with a connection of its own for each request. */
async function served({ gateway }: Day) {
  const sockets = new Set<Socket>()
  const server = createServer((message, response) => void gateway.handler(message, response))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const open = (path: string, body?: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST'
      const headers = body === undefined ? {} : { 'content-length': body.length }
      request({ port, host: '127.0.0.1', path: `/api/lisa${path}`, method, headers, agent: false }, resolve)
        .on('error', reject)
        .end(body)
    })
  const ask = async (path: string, body?: string): Promise<number | undefined> => {
    const answer = await open(path, body)
    for await (const _ of answer);
    return answer.statusCode
  }
  return { open, ask, sockets }
}

it('is after a day with a crowd, a show and outages as it was after its first hours', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const day = beginDay()
  onTestFinished(() => day.gateway.close())
  const { clock, gateway, locks, asked, events } = day
  const { open, ask, sockets } = await served(day)
  const heaps: number[] = []
  const timers: number[] = []
  let count = 0

  /** Visitors of the show, some who look around, pages that come and go, and during the show LiSA's notifications. */
  const visit = async (atHour: number): Promise<void> => {
    const pages = await Promise.all([1, 2, 3].map(() => open('/_live')))
    count += 12
    const reads = Array.from({ length: 12 }, (_, at) => ask(`/shows/${(count + at) % 40}`))
    const tail = [ask(`/shows/x${count}`), ask(`/shows?limit=${1 + (count % 50)}`)]
    const notes = atHour === showHour ? [ask('/_webhook', '{"collection":"Show","action":"start"}')] : []
    await Promise.all([...reads, ...tail, ...notes])
    for (const page of pages) page.destroy()
  }

  for (let atHour = 0; atHour < 24; atHour += 1) {
    day.atHour = atHour
    for (let at = 0; at < 30; at += 1) await throughMinutes(day, visit(atHour))
    // A refresh may still be under way, and the end of a connection on its way.
    await vi.waitFor(
      () => {
        clock.advance(1_000)
        expect([[...locks], sockets.size]).toEqual([[], 0])
      },
      { timeout: 60_000 },
    )
    collect()
    heaps.push(process.memoryUsage().heapUsed)
    // The heartbeat of pages that have just left is the only one that may be left.
    timers.push(clock.pending())
    // What the test itself keeps is no part of the gateway.
    events.splice(0)
    if (asked.length > 100) asked.splice(0, asked.length - 100)
    const inOneMinute = asked.map((first) => asked.filter((one) => one >= first && one < first + minute).length)
    expect(Math.max(...inOneMinute)).toBeLessThanOrEqual(60)
  }

  expect(Math.max(...timers)).toBeLessThanOrEqual(1)
  const growth = Math.max(...heaps.slice(20)) - Math.max(...heaps.slice(2, 5))
  expect(growth).toBeLessThan(8_000_000)
  expect(await ask('/shows/1')).toBe(200)
  await gateway.close()
  expect(clock.pending()).toBe(0)
}, 600_000)
