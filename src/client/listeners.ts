/** The callbacks that run when something changes. */
export interface Listeners<News = void> {
  /** Calls back after every change, with the news if there are any; gives a function that ends it. */
  subscribe(listener: (news: News) => void): () => void
  tell(news: News): void
  isEmpty(): boolean
}

/** `joined` runs after each subscription. */
export function createListeners<News = void>(joined?: () => void): Listeners<News> {
  // One listener may subscribe twice, so each subscription is an entry of its own.
  const listeners = new Set<{ listener: (news: News) => void }>()
  return {
    subscribe: (listener) => {
      const entry = { listener }
      listeners.add(entry)
      joined?.()
      return () => listeners.delete(entry)
    },
    tell: (news) => {
      for (const { listener } of [...listeners]) listener(news)
    },
    isEmpty: () => listeners.size === 0,
  }
}
