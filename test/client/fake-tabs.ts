import { vi } from 'vitest'

interface Request {
  run: (lock: object | null) => void
}

/**
 * A browser's page with Web Locks and BroadcastChannel, shared by all clients of a test. Messages are held until
 * `deliver`, so that they may come after a lock was handed over, as they do between real tabs.
 */
export function browserTabs() {
  const channels = new Set<FakeChannel>()
  const messages: { to: FakeChannel; data: unknown }[] = []
  const held = new Set<string>()
  const waiting = new Map<string, Request[]>()

  class FakeChannel {
    onmessage: ((event: { data: unknown }) => void) | null = null
    isClosed = false
    readonly name: string
    constructor(name: string) {
      this.name = name
      channels.add(this)
    }
    postMessage(data: unknown): void {
      if (this.isClosed) throw new DOMException('Channel is closed', 'InvalidStateError')
      for (const to of channels) if (to !== this && to.name === this.name) messages.push({ to, data: structuredClone(data) })
    }
    close(): void {
      this.isClosed = true
      channels.delete(this)
    }
  }

  const release = (name: string): void => {
    const next = waiting.get(name)?.shift()
    if (next) next.run({ name })
    else held.delete(name)
  }

  const locks = {
    request(name: string, ...rest: unknown[]): Promise<unknown> {
      const work = rest.at(-1) as (lock: object | null) => unknown
      const { ifAvailable = false, signal } = (rest.length > 1 ? rest[0] : {}) as { ifAvailable?: boolean; signal?: AbortSignal }
      return new Promise((resolve, reject) => {
        const run = (lock: object | null): void => {
          const end = (): void => {
            if (lock) release(name)
          }
          Promise.resolve()
            .then(() => work(lock))
            .then(resolve, reject)
            .finally(end)
        }
        if (!held.has(name)) {
          held.add(name)
          run({ name })
        } else if (ifAvailable) run(null)
        else {
          const request = { run }
          waiting.set(name, [...(waiting.get(name) ?? []), request])
          signal?.addEventListener('abort', () => {
            waiting.set(
              name,
              (waiting.get(name) ?? []).filter((other) => other !== request),
            )
            reject(signal.reason)
          })
        }
      })
    },
  }

  vi.stubGlobal('document', {})
  vi.stubGlobal('navigator', { onLine: true, locks })
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  return {
    locks,
    held,
    /** How many channels are open. */
    channels: () => channels.size,
    /** Another script of the origin posts this to every channel. */
    broadcast(data: unknown): void {
      for (const to of channels) to.onmessage?.({ data })
    },
    /** Loses all messages posted so far. */
    lose(): void {
      messages.length = 0
    },
    /** A frozen tab holds the lock of this name, and never lets go. */
    freeze(name: string): void {
      held.add(name)
    },
    /** Hands over all messages posted so far. */
    deliver(): void {
      for (const { to, data } of messages.splice(0)) if (!to.isClosed) to.onmessage?.({ data })
    },
  }
}
