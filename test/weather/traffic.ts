import { AsyncLocalStorage } from 'node:async_hooks'
import { type DeviceTime, type Place, placeNow } from './device-time.ts'

/** One request, from the `fetch` that sends it to the end of its answer. */
export interface Flight {
  id: number
  place: Place
  method: string
  url: string
  /** `moving` while bytes are on their way, `still` while somebody holds it until a moment or an event. */
  state: 'moving' | 'still' | 'over'
}

/** The name of the header by which the network knows a request. */
export const flightHeader = 'x-weather-flight'
/** What marks a request that the network has sent a second time. */
export const replayHeader = 'x-weather-replay'

/** Whether code runs for a request that the network has sent a second time. */
export const copies = new AsyncLocalStorage<boolean>()

/** All requests that are under way, and the rest that comes when none of them moves. */
export interface Traffic {
  readonly flights: ReadonlyMap<number, Flight>
  /** The flight of this number, unless it is over. */
  open(id: number): Flight | undefined
  mark(id: number, state: Flight['state']): void
  /** Resolves once nothing moves any more, and everything that is ready has run. */
  rest(): Promise<void>
  /** Puts the platform's `fetch` back. */
  uninstall(): void
}

/** How many turns of the event loop pass without anything that happens, before it counts as rest. */
const quietTurns = 6
/** Real milliseconds after which something must have gone wrong with the harness itself. */
const longestMove = 60_000

/** Follows every request that the platform's `fetch` sends from now on. */
export function followTraffic(time: DeviceTime): Traffic {
  const platform = globalThis.fetch
  const flights = new Map<number, Flight>()
  const moving = new Set<number>()
  const { activity } = time
  const mark: Traffic['mark'] = (id, state) => {
    const flight = flights.get(id)
    if (!flight || flight.state === 'over' || flight.state === state) return
    flight.state = state
    if (state === 'moving') moving.add(id)
    else moving.delete(id)
    activity.count += 1
  }

  // A gateway marks its answers with a digest, which is made in another thread.
  const { subtle } = globalThis.crypto
  const platformDigest = subtle.digest
  let digests = 0
  subtle.digest = (...words) => {
    digests += 1
    return platformDigest.apply(subtle, words).finally(() => {
      digests -= 1
      activity.count += 1
    })
  }

  globalThis.fetch = async (input, init) => {
    const place = placeNow()
    const id = flights.size + 1
    const method = init?.method ?? 'GET'
    flights.set(id, { id, place, method, url: String(input), state: 'moving' })
    moving.add(id)
    activity.count += 1
    const headers = new Headers(init?.headers)
    headers.set(flightHeader, String(id))
    if (copies.getStore()) headers.set(replayHeader, '1')
    try {
      const response = await platform(input, { ...init, headers })
      const over = (): void => mark(id, 'over')
      response.clone().arrayBuffer().then(over, over)
      return response
    } catch (error) {
      mark(id, 'over')
      throw error
    } finally {
      await time.awake(place)
    }
  }

  return {
    flights,
    open: (id) => {
      const flight = flights.get(id)
      return flight?.state === 'over' ? undefined : flight
    },
    mark,
    async rest() {
      const begun = performance.now()
      let seen = activity.count
      for (let quiet = 0; quiet < quietTurns; ) {
        await new Promise((resolve) => setImmediate(resolve))
        const isQuiet = seen === activity.count && moving.size === 0 && digests === 0
        quiet = isQuiet ? quiet + 1 : 0
        seen = activity.count
        if (!isQuiet && performance.now() - begun > longestMove)
          throw new Error(`The network does not come to rest: ${[...moving].map((id) => JSON.stringify(flights.get(id)))}`)
      }
    },
    uninstall() {
      globalThis.fetch = platform
      subtle.digest = platformDigest
    },
  }
}
