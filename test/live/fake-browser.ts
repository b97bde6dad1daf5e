import { vi } from 'vitest'

interface Held {
  stolen: (error: unknown) => void
}

/** A browser with Web Locks and BroadcastChannel, whose tabs the test can freeze. Each channel that is opened stands for a tab. */
export function fakeBrowser() {
  const tabs: FakeChannel[] = []
  let holder: Held | undefined
  let queue: { grant: () => void }[] = []

  class FakeChannel {
    onmessage: ((event: { data: unknown }) => void) | null = null
    isFrozen = false
    isClosed = false
    constructor() {
      tabs.push(this)
    }
    postMessage(data: unknown): void {
      if (this.isClosed) throw new DOMException('The channel is closed', 'InvalidStateError')
      if (this.isFrozen) return
      for (const to of tabs) if (to !== this && !to.isClosed && !to.isFrozen) to.onmessage?.({ data: structuredClone(data) })
    }
    close(): void {
      this.isClosed = true
    }
  }

  const request = (_: string, { steal = false, signal }: LockOptions, work: () => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const grant = (): void => {
        const held = { stolen: reject }
        holder = held
        const release = (): void => {
          if (holder !== held) return
          holder = undefined
          queue.shift()?.grant()
        }
        Promise.resolve().then(work).then(resolve, reject).finally(release)
      }
      if (steal) {
        holder?.stolen(new DOMException('The lock was stolen', 'AbortError'))
        grant()
      } else if (holder) {
        const waiting = { grant }
        queue.push(waiting)
        signal?.addEventListener('abort', () => {
          queue = queue.filter((one) => one !== waiting)
          reject(signal.reason)
        })
      } else grant()
    })

  vi.stubGlobal('BroadcastChannel', FakeChannel)
  const stubLocks = (locks: unknown): void => {
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks }))
  }
  stubLocks({ request })
  return { tabs, stubLocks, request }
}
