import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from 'lisa-query/core'

/** Who a timer, a request or a message belongs to: a tab by its number, or what is outside of the person's computer. */
export type Place = number | 'outside'

interface Timer {
  due: number
  order: number
  place: Place
  callback: () => void
}

/** Time that stands still until the journey moves it: of LiSA and the network, and of the person's computer, whose clock may be wrong. */
export interface DeviceTime {
  /** What time it is, in epoch milliseconds. */
  now(): number
  /** What the person's computer says. */
  wall(): number
  after(milliseconds: number, callback: () => void, place: Place): () => void
  /** Moves to the next timer's moment, at most to `until`, and calls it back; `false` where none is due by then. */
  step(until: number): boolean
  /** How many timers of this place neither ran nor were called off. */
  pending(place: Place): number
  /** Somebody sets the computer's clock. */
  jump(milliseconds: number): void
  /** The computer sleeps: time passes for all but it. */
  sleep(milliseconds: number): void
  /** A frozen tab runs no code until it is woken. */
  freeze(place: Place): void
  wake(place: Place): void
  isFrozen(place: Place): boolean
  /** Resolves when the tab is not frozen. */
  awake(place: Place): Promise<void>
  /** The clock of a tab, with or without a measure that never jumps. */
  clockOf(place: Place, isSteady: boolean): Clock
  /** Counts what happens, to find out when nothing does. */
  readonly activity: { count: number }
}

/** Knows whose code runs, across promises and timers. */
export const places = new AsyncLocalStorage<Place>()

/** Whose code runs; what React runs for the page is the first tab's. */
export const placeNow = (): Place => places.getStore() ?? 0

export function createDeviceTime(start: number): DeviceTime {
  let now = start
  let offset = 0
  let slept = 0
  let order = 0
  const timers = new Set<Timer>()
  const frozen = new Set<Place>()
  const woken = new Map<Place, (() => void)[]>()
  const activity = { count: 0 }

  const next = (): Timer | undefined => {
    let first: Timer | undefined
    for (const timer of timers) {
      if (frozen.has(timer.place)) continue
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order)) first = timer
    }
    return first
  }
  const after: DeviceTime['after'] = (milliseconds, callback, place) => {
    order += 1
    activity.count += 1
    const timer = { due: now + Math.max(0, Number(milliseconds) || 0), order, place, callback }
    timers.add(timer)
    return () => void timers.delete(timer)
  }

  return {
    now: () => now,
    wall: () => now + offset,
    after,
    step(until) {
      const timer = next()
      if (!timer || timer.due > until) {
        now = Math.max(now, until)
        return false
      }
      now = Math.max(now, timer.due)
      timers.delete(timer)
      activity.count += 1
      places.run(timer.place, timer.callback)
      return true
    },
    pending: (place) => [...timers].filter((timer) => timer.place === place).length,
    jump(milliseconds) {
      offset += milliseconds
    },
    sleep(milliseconds) {
      now += milliseconds
      slept += milliseconds
      for (const timer of timers) if (timer.place !== 'outside') timer.due += milliseconds
    },
    freeze: (place) => void frozen.add(place),
    wake(place) {
      frozen.delete(place)
      for (const resolve of woken.get(place) ?? []) resolve()
      woken.delete(place)
    },
    isFrozen: (place) => frozen.has(place),
    awake: async (place) => {
      while (frozen.has(place)) await new Promise<void>((resolve) => woken.set(place, [...(woken.get(place) ?? []), resolve]))
    },
    clockOf: (place, isSteady) => ({
      now: () => now + offset,
      ...(isSteady && { elapsed: () => now - slept }),
      after: (milliseconds, callback) => after(milliseconds, callback, place),
    }),
    activity,
  }
}

/**
 * Puts this time behind the platform's timers, `Date.now` and `Math.random`, for everything that runs in this process but Node's own
 * `fetch`. Gives a function that puts the platform's back.
 */
export function installTime(time: DeviceTime, random: () => number): () => void {
  const own = { setTimeout, clearTimeout, setInterval, clearInterval }
  const ownNow = Date.now
  const ownRandom = Math.random
  const cancels = new Map<number, () => void>()
  let ids = 1_000_000

  const set = (callback: (...args: unknown[]) => void, milliseconds: number, isRepeated: boolean, args: unknown[]): number => {
    ids += 1
    const id = ids
    const place = placeNow()
    const run = (): void => {
      if (isRepeated) cancels.set(id, time.after(Math.max(1, milliseconds), run, place))
      else cancels.delete(id)
      callback(...args)
    }
    cancels.set(id, time.after(isRepeated ? Math.max(1, milliseconds) : milliseconds, run, place))
    return id
  }
  const clear = (id: unknown): boolean => {
    const cancel = typeof id === 'number' ? cancels.get(id) : undefined
    cancel?.()
    cancels.delete(id as number)
    return cancel !== undefined
  }
  const patched = {
    setTimeout: (callback: () => void, milliseconds = 0, ...args: unknown[]): unknown =>
      isOfNode() ? own.setTimeout(callback, milliseconds, ...args) : set(callback, milliseconds, false, args),
    setInterval: (callback: () => void, milliseconds = 0, ...args: unknown[]): unknown =>
      isOfNode() ? own.setInterval(callback, milliseconds, ...args) : set(callback, milliseconds, true, args),
    clearTimeout: (id: unknown): void => void (clear(id) || own.clearTimeout(id as number)),
    clearInterval: (id: unknown): void => void (clear(id) || own.clearInterval(id as number)),
  }
  Object.assign(globalThis, patched)
  Date.now = () => time.wall()
  Math.random = random
  return () => {
    Object.assign(globalThis, own)
    Date.now = ownNow
    Math.random = ownRandom
  }
}

/** Whether Node's own code asks for a timer, or the `undici` that jsdom puts behind `fetch`: sockets live in real time. */
function isOfNode(): boolean {
  const { stackTraceLimit, prepareStackTrace } = Error
  // The files alone: to write a stack as text, Node would look up source maps.
  Error.stackTraceLimit = 4
  Error.prepareStackTrace = (_, calls) => calls.map((call) => call.getFileName()).join(' ')
  const { stack = '' } = new Error()
  Object.assign(Error, { stackTraceLimit, prepareStackTrace })
  return stack.includes('node:internal/') || stack.includes('/undici/')
}
