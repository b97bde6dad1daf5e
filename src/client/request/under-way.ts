/** The requests of a client that are under way. */
export interface UnderWay {
  /** Does the work with a signal that aborts with the caller's or at `abortAll`; then it rejects with the reason at once. */
  run<T>(signal: AbortSignal | undefined, work: (controller: AbortController) => Promise<T>): Promise<T>
  abortAll(): void
}

export function createUnderWay(): UnderWay {
  const controllers = new Set<AbortController>()
  return {
    run: (signal, work) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController()
        const abort = (): void => controller.abort(signal?.reason)
        controllers.add(controller)
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
        signal?.addEventListener('abort', abort)
        work(controller)
          .then(resolve, reject)
          .finally(() => {
            signal?.removeEventListener('abort', abort)
            controllers.delete(controller)
          })
      }),
    abortAll() {
      for (const controller of controllers) controller.abort()
    },
  }
}
