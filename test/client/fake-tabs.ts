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
      const { ifAvailable = false } = (rest.length > 1 ? rest[0] : {}) as { ifAvailable?: boolean }
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
        else waiting.set(name, [...(waiting.get(name) ?? []), { run }])
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
    /** Hands over all messages posted so far. */
    deliver(): void {
      for (const { to, data } of messages.splice(0)) if (!to.isClosed) to.onmessage?.({ data })
    },
  }
}
