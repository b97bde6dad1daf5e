/** Those who want to know when something changes. */
export interface Listeners<News = void> {
  /** Calls back after every change, with the news if there are any; gives a function that ends it. An owner has one listener, the first. */
  subscribe(listener: (news: News) => void, owner?: unknown): () => void
  tell(news: News): void
  isEmpty(): boolean
}

/** `joined` runs after each subscription. */
export function createListeners<News = void>(joined?: () => void): Listeners<News> {
  const listeners = new Map<unknown, (news: News) => void>()
  return {
    subscribe: (listener, owner = listener) => {
      const isFirst = !listeners.has(owner)
      if (isFirst) listeners.set(owner, listener)
      joined?.()
      return () => isFirst && listeners.delete(owner)
    },
    tell: (news) => {
      for (const listener of [...listeners.values()]) listener(news)
    },
    isEmpty: () => listeners.size === 0,
  }
}
