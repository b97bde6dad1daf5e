import { reportUncaught } from './report-uncaught.ts'

/** The callbacks that run when something changes. */
export interface Listeners<News = void> {
  /** Calls back after every change, with the news if there are any; returns a function that stops it. What a listener throws is reported as uncaught. */
  subscribe(listener: (news: News) => void): () => void
  /** News that a listener causes come after those that it was told of, for all. */
  tell(news: News): void
  isEmpty(): boolean
}

/** `joined` runs when the first listener subscribes. */
export function createListeners<News = void>(joined?: () => void): Listeners<News> {
  // One listener may subscribe twice, so each subscription has its own entry.
  const listeners = new Set<{ listener: (news: News) => void }>()
  const untold: News[] = []
  const tellAll = (news: News): void => {
    for (const entry of [...listeners]) {
      try {
        if (listeners.has(entry)) entry.listener(news)
      } catch (error) {
        reportUncaught(error)
      }
    }
  }
  return {
    subscribe: (listener) => {
      const entry = { listener }
      listeners.add(entry)
      if (listeners.size === 1) joined?.()
      return () => listeners.delete(entry)
    },
    tell: (news) => {
      if (untold.push(news) > 1) return
      for (; untold.length > 0; untold.shift()) tellAll(untold[0] as News)
    },
    isEmpty: () => listeners.size === 0,
  }
}
