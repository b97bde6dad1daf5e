/** Those who want to know when something changes. */
export interface Listeners {
  /** Calls back after every change; gives a function that ends it. An owner has one listener, the last. */
  subscribe(listener: () => void, owner?: unknown): () => void
  tell(): void
  isEmpty(): boolean
}

export function createListeners(): Listeners {
  const listeners = new Map<unknown, () => void>()
  return {
    subscribe: (listener, owner = listener) => {
      listeners.set(owner, listener)
      return () => listeners.delete(owner)
    },
    tell: () => {
      for (const listener of [...listeners.values()]) listener()
    },
    isEmpty: () => listeners.size === 0,
  }
}
