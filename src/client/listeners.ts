import { reportUncaught } from './report-uncaught.ts'

/** The callbacks that run when something changes. */
export interface Listeners<News = void> {
  /** Calls back after every change, with its news; returns a function that stops it. What a listener throws is reported as uncaught. */
  subscribe(listener: (news: News) => void): () => void
  /** Tells all listeners. News that a listener causes meanwhile are told to all of them afterwards. */
  tell(news: News): void
  isEmpty(): boolean
}

/** `joined` runs when a listener subscribes and there was none. */
export function createListeners<News = void>(joined?: () => void): Listeners<News> {
  // One listener may subscribe twice, so each subscription has its own entry.
  const listeners = new Set<{ listener: (news: News) => void }>()
  const waiting: News[] = []
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
      if (waiting.push(news) > 1) return
      for (; waiting.length > 0; waiting.shift()) tellAll(waiting[0] as News)
    },
    isEmpty: () => listeners.size === 0,
  }
}
