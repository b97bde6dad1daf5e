import { onlineManager } from '@tanstack/react-query'
import type { Development, LisaClient, StandIn } from '../../index.ts'
import { cut, incidentWith, pause } from './incidents.ts'

/** An incident that happens to the next requests. */
export interface ArmedIncident {
  readonly id: number
  readonly incident: string
  /** `GET /shows/{id}`, `reads`, `writes` or `all`. */
  readonly of: string
  /** To how many more requests it happens; `Infinity` until it is taken back. */
  readonly times: number
}

/** The incidents that the panel makes happen now. */
export interface ActiveIncidents {
  readonly armed: readonly ArmedIncident[]
  readonly isOffline: boolean
  readonly isSlow: boolean
  /** Whether every request is refused with 401 until there is another credential. */
  readonly isExpired: boolean
}

/** Makes things happen to a client's requests, in place of its `fetch`. */
export interface IncidentStore {
  get(): ActiveIncidents
  subscribe(listener: () => void): () => void
  arm(armed: Omit<ArmedIncident, 'id'>): void
  disarm(id: number): void
  set(switches: Partial<Pick<ActiveIncidents, 'isOffline' | 'isSlow'>>): void
  expire(): void
}

/** The client's stand-in, which knows its store: a panel that is opened again finds what was armed. */
interface KnownStandIn extends StandIn {
  store?: IncidentStore
}

const slowness = 3_000

/** The incidents of a client; `undefined` in a production build, where nothing stands in for `fetch`. */
export function incidentsOf(client: LisaClient): IncidentStore | undefined {
  const { development } = client
  if (!development) return undefined
  const known = (development.standIn as KnownStandIn | undefined)?.store
  return known ?? createIncidentStore(client, development)
}

function createIncidentStore({ session }: LisaClient, development: Development): IncidentStore {
  const listeners = new Set<() => void>()
  let active: ActiveIncidents = { armed: [], isOffline: false, isSlow: false, isExpired: false }
  let expiredGeneration: number | undefined
  let ids = 0

  const change = (changed: Partial<ActiveIncidents>): void => {
    active = { ...active, ...changed }
    for (const listener of listeners) listener()
  }
  const take = (route: string): string | undefined => {
    const due = active.armed.find(({ of }) => concerns(of, route))
    if (!due) return undefined
    const left = active.armed.map((incident) => (incident === due ? { ...incident, times: incident.times - 1 } : incident))
    change({ armed: left.filter(({ times }) => times > 0) })
    return due.incident
  }
  const isExpired = (): boolean => {
    const is = expiredGeneration !== undefined && expiredGeneration === session.generation
    if (!is && active.isExpired) change({ isExpired: false })
    return is
  }
  const standIn: KnownStandIn = async (request, send, { method, path, isPublic }) => {
    if (active.isOffline) return cut()
    if (active.isSlow) await pause(slowness, request)
    if (!isPublic && isExpired()) return (await incidentWith('401')?.answer({ request, send })) ?? send(request)
    const incident = incidentWith(take(`${method} ${path}`) ?? '')
    return incident ? incident.answer({ request, send }) : send(request)
  }
  standIn.store = {
    get: () => active,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    arm: (armed) => {
      ids += 1
      change({ armed: [...active.armed, { ...armed, id: ids }] })
    },
    disarm: (id) => change({ armed: active.armed.filter((incident) => incident.id !== id) }),
    set(switches) {
      // TanStack's own switch, so that its queries pause as they do on a device without a network.
      if (switches.isOffline !== undefined) onlineManager.setOnline(!switches.isOffline)
      change(switches)
    },
    expire() {
      expiredGeneration = session.generation
      change({ isExpired: true })
    },
  }
  development.standIn = standIn
  return standIn.store
}

function concerns(of: string, route: string): boolean {
  if (of === 'all' || of === route) return true
  const isRead = route.startsWith('GET ')
  return (of === 'reads' && isRead) || (of === 'writes' && !isRead)
}
