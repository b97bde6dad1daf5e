import type { SteadyClock } from '../../client/clock.ts'
import type { GatewayStore } from './gateway-store.ts'

/** Messages between the instances through the shared store; while it cannot be reached, this instance still gets its own. */
export interface StoreNews extends Pick<GatewayStore, 'publish' | 'subscribe'> {
  /** Listens to the shared store from now on, if it does not yet. */
  connect(): void
  /** Tells the listeners of this instance alone. */
  deliver(message: string): void
  /** Tells the other instances that their copies below these paths are old. */
  tell(paths: readonly string[]): void
  /** Ends what this instance has begun, and nothing of others that use the same store. */
  close(): void
}

/** How long to wait before another try to listen, in milliseconds. */
const pause = 2_000
/** The longest that a page waits until this instance listens, in milliseconds. */
const patience = 1_000

export function createNews({ shared, own, clock }: { shared: GatewayStore; own: GatewayStore; clock: SteadyClock }): StoreNews {
  /** Names this instance, whose own copies are up to date. */
  const from = crypto.randomUUID()
  const listeners = new Set<(message: string) => void>()
  let connecting: Promise<void> | undefined
  let end: (() => void) | undefined
  let isClosed = false
  let nextTry = 0

  const deliver = (message: string): void => {
    for (const listener of [...listeners]) listener(message)
  }
  const receive = (message: string): void => {
    const touch = touchFrom(message)
    if (!touch) deliver(message)
    else if (touch.from !== from) void own.touch(touch.touched)
  }
  const connect = (): Promise<void> => {
    if (!connecting && !isClosed && clock.now() >= nextTry) {
      connecting = shared.subscribe(receive).then(
        (endOfThis) => {
          end = endOfThis
        },
        () => {
          connecting = undefined
          nextTry = clock.now() + pause
        },
      )
    }
    return connecting ?? Promise.resolve()
  }

  return {
    connect: () => void connect(),
    deliver,
    async publish(message) {
      await shared.publish(message)
      if (!end) deliver(message)
    },
    async subscribe(listener) {
      listeners.add(listener)
      let cancel: (() => void) | undefined
      const late = new Promise<void>((resolve) => {
        cancel = clock.after(patience, resolve)
      })
      await Promise.race([connect(), late])
      cancel?.()
      return () => listeners.delete(listener)
    },
    tell(paths) {
      shared.publish(JSON.stringify({ from, touched: paths })).catch(() => undefined)
    },
    close() {
      isClosed = true
      // The connection may not be there yet.
      void connecting?.then(() => end?.())
    },
  }
}

/** The paths in a message of `tell`; `undefined` for any other message. */
function touchFrom(message: string): { from: string; touched: readonly string[] } | undefined {
  try {
    const { from, touched } = Object(JSON.parse(message)) as Record<string, unknown>
    const isTouch = typeof from === 'string' && Array.isArray(touched) && touched.every((path) => typeof path === 'string')
    return isTouch ? { from, touched } : undefined
  } catch {
    return undefined
  }
}
