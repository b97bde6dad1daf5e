/** The requests of a client that are under way. */
export interface UnderWay {
  /** Does the work with a signal that aborts with the caller's or at `abortAll`; then it rejects with the reason at once. */
  run<T>(signal: AbortSignal | undefined, work: (controller: AbortController) => Promise<T>): Promise<T>
  abortAll(): void
}

export function createUnderWay(): UnderWay {
  const controllers = new Set<AbortController>()
  const callerSignals = createCallerSignals()
  return {
    run: (signal, work) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController()
        controllers.add(controller)
        const unfollow = signal && callerSignals.follow(signal, controller)
        const end = (): void => {
          unfollow?.()
          controllers.delete(controller)
        }
        // Reject at once: the work may never settle, for example when a custom `fetch` ignores its signal.
        controller.signal.addEventListener('abort', () => {
          end()
          reject(controller.signal.reason)
        })
        work(controller).then(resolve, reject).finally(end)
      }),
    abortAll() {
      for (const controller of controllers) controller.abort()
    },
  }
}

interface CallerSignals {
  /** Aborts the controller when the signal does; gives a function that ends it. */
  follow(signal: AbortSignal, controller: AbortController): () => void
}

/** One listener on each signal, however many requests follow it: Node warns of more than ten. */
function createCallerSignals(): CallerSignals {
  const bySignal = new Map<AbortSignal, { controllers: Set<AbortController>; stop: () => void }>()

  const listen = (signal: AbortSignal): { controllers: Set<AbortController>; stop: () => void } => {
    const controllers = new Set<AbortController>()
    const abort = (): void => {
      for (const controller of [...controllers]) controller.abort(signal.reason)
    }
    signal.addEventListener('abort', abort)
    const stop = (): void => {
      signal.removeEventListener('abort', abort)
      bySignal.delete(signal)
    }
    const listening = { controllers, stop }
    bySignal.set(signal, listening)
    return listening
  }

  return {
    follow(signal, controller) {
      const { controllers, stop } = bySignal.get(signal) ?? listen(signal)
      controllers.add(controller)
      return () => {
        if (controllers.delete(controller) && controllers.size === 0) stop()
      }
    },
  }
}
