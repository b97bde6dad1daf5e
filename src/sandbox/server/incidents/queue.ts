import type { Incident, IncidentFilter } from './incident.ts'

/** The incidents that wait for their requests. */
export interface IncidentQueue {
  /** Queues one for so many requests; what it gives takes back those that have not happened. */
  add(incident: Incident & IncidentFilter, times: number): () => void
  /** The first that is for this request, and is then used up. */
  takeFor(method: string, path: string): Incident | undefined
  /** Takes back all that have not happened. */
  clear(): void
}

interface Waiting {
  incident: Incident & IncidentFilter
  times: number
}

export function createIncidentQueue(): IncidentQueue {
  let queue: Waiting[] = []
  return {
    add: (incident, times) => {
      const waiting = { incident, times }
      queue.push(waiting)
      return () => {
        queue = queue.filter((other) => other !== waiting)
      }
    },
    takeFor: (method, path) => {
      const waiting = queue.find(({ incident, times }) => times > 0 && isFor(incident, method, path))
      if (!waiting) return undefined
      waiting.times -= 1
      queue = queue.filter(({ times }) => times > 0)
      return waiting.incident
    },
    clear: () => {
      queue = []
    },
  }
}

function isFor(filter: IncidentFilter, method: string, path: string): boolean {
  if (filter.method !== undefined && filter.method.toUpperCase() !== method) return false
  return filter.path === undefined || pattern(filter.path).test(path)
}

const pattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  )
