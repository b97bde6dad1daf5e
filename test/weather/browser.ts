import { focusManager, onlineManager } from '@tanstack/react-query'
import { type DeviceTime, type Place, placeNow, places } from './device-time.ts'
import type { Random } from './random.ts'

/** What the tabs of one browser share, beside the network. */
export interface Browser {
  /** How many channels are open. */
  channels(): number
  /** How many locks are held. */
  locks(): number
  /** How many listeners the window and the document have. */
  listeners(): number
  uninstall(): void
}

interface LockRequest {
  place: Place
  run: (lock: object | null) => void
}

/** Gives `globalThis` channels and locks, whose messages take a while and wait while a tab is frozen. */
export function installBrowser(time: DeviceTime, random: Random): Browser {
  const channels = new Set<Channel>()
  const held = new Set<string>()
  const waiting = new Map<string, LockRequest[]>()

  class Channel {
    onmessage: ((event: { data: unknown }) => void) | null = null
    readonly place = placeNow()
    readonly name: string
    constructor(name: string) {
      this.name = name
      channels.add(this)
    }
    postMessage(data: unknown): void {
      for (const to of channels) {
        if (to === this || to.name !== this.name) continue
        const copy = structuredClone(data)
        time.after(random.between(0, 50), () => channels.has(to) && to.onmessage?.({ data: copy }), to.place)
      }
    }
    close(): void {
      channels.delete(this)
    }
  }

  const grant = (name: string, { place, run }: LockRequest): void => {
    time.after(0, () => run({ name }), place)
  }
  const release = (name: string): void => {
    const next = waiting.get(name)?.shift()
    if (next) grant(name, next)
    else held.delete(name)
  }

  const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
    const work = rest.at(-1) as (lock: object | null) => unknown
    const { ifAvailable = false, signal } = (rest.length > 1 ? rest[0] : {}) as { ifAvailable?: boolean; signal?: AbortSignal }
    const place = placeNow()
    return new Promise((resolve, reject) => {
      const run = (lock: object | null): void => {
        const working = (async () => places.run(place, () => work(lock)))()
        working.then(resolve, reject).finally(() => lock && release(name))
      }
      const asked = { place, run }
      if (!held.has(name)) {
        held.add(name)
        grant(name, asked)
      } else if (ifAvailable) time.after(0, () => run(null), place)
      else {
        waiting.set(name, [...(waiting.get(name) ?? []), asked])
        signal?.addEventListener('abort', () => {
          const others = waiting.get(name) ?? []
          if (!others.includes(asked)) return
          waiting.set(
            name,
            others.filter((other) => other !== asked),
          )
          reject(signal.reason)
        })
      }
    })
  }

  const listening = [listenByPlace(window, time), listenByPlace(document, time)]
  const restoreManagers = managersByPlace(time)
  const ownChannel = globalThis.BroadcastChannel
  Object.assign(globalThis, { BroadcastChannel: Channel })
  const { navigator } = globalThis
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  return {
    channels: () => channels.size,
    locks: () => held.size,
    listeners: () => listening.reduce((sum, { count }) => sum + count(), 0),
    uninstall() {
      Object.assign(globalThis, { BroadcastChannel: ownChannel })
      Reflect.deleteProperty(navigator, 'locks')
      restoreManagers()
      for (const { restore } of listening) restore()
    },
  }
}

/** Runs a listener as the code of the tab that added it; while that is frozen, when it wakes. */
function inPlace<Words extends unknown[]>(time: DeviceTime, listener: (...words: Words) => void): (...words: Words) => void {
  const place = placeNow()
  return (...words) => {
    const run = (): void => places.run(place, () => listener(...words))
    if (time.isFrozen(place)) void time.awake(place).then(run)
    else run()
  }
}

type Listener = (event: Event) => void

/** Does so with all listeners of a window or a document. */
function listenByPlace(target: Pick<Window, 'addEventListener' | 'removeEventListener'>, time: DeviceTime) {
  const bound = new Map<string, Map<unknown, Listener>>()
  const { addEventListener, removeEventListener } = target
  const add = (type: string, listener: unknown, options?: AddEventListenerOptions | boolean): void => {
    const byListener = bound.get(type) ?? new Map<unknown, Listener>()
    if (byListener.has(listener)) return
    const run = inPlace(time, (event: Event) => {
      if (typeof listener === 'function') listener(event)
      else (listener as EventListenerObject).handleEvent(event)
    })
    bound.set(type, byListener.set(listener, run))
    addEventListener.call(target, type, run, options)
  }
  const remove = (type: string, listener: unknown, options?: EventListenerOptions | boolean): void => {
    const run = bound.get(type)?.get(listener)
    bound.get(type)?.delete(listener)
    removeEventListener.call(target, type, run ?? (listener as Listener), options)
  }
  Object.assign(target, { addEventListener: add, removeEventListener: remove })
  return {
    count: () => [...bound.values()].reduce((sum, { size }) => sum + size, 0),
    restore: () => void Object.assign(target, { addEventListener, removeEventListener }),
  }
}

/** Does so with TanStack's managers, which are those of the whole process. */
function managersByPlace(time: DeviceTime): () => void {
  const ends = [focusManager, onlineManager].map((manager) => {
    const { subscribe } = manager
    manager.subscribe = (listener: (is: boolean) => void) => subscribe(inPlace(time, listener))
    // The manager's own listener belongs to no tab.
    const end = places.run('outside', () => subscribe(() => undefined))
    return () => {
      end()
      manager.subscribe = subscribe
    }
  })
  return () => {
    for (const end of ends) end()
  }
}
