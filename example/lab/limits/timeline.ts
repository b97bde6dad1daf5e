import { useSyncExternalStore } from 'react'

/** One sending of a request: when it went out and when its answer came, in epoch milliseconds. */
export interface Sending {
  sentAt: number
  answeredAt?: number
  /** The answer's status; 0 where there was none. */
  status?: number
}

/** What a component wanted: a lane from the moment that it asked to its final answer. */
export interface Lane {
  id: number
  label: string
  askedAt: number
  sendings: readonly Sending[]
}

/** A component starts to want this. */
export const noteAsked = (path: string, label: string): void => void laneFor(`GET ${path}`, label)

/** The client's `fetch`, which notes when a request goes out and what comes back. */
export async function notedFetch(request: Request): Promise<Response> {
  const route = `${request.method} ${new URL(request.url).pathname.replace(/^\/api\/lisa/, '')}`
  const { id } = laneFor(route, words[route.replace(/\/shows\/[^/]+/, '/shows/…')] ?? route)
  const sentAt = Date.now()
  const note = (answer: Partial<Sending>): void =>
    change(id, (sendings) => [...sendings.filter((one) => one.sentAt !== sentAt), { sentAt, ...answer }])
  note({})
  try {
    const response = await fetch(request)
    note({ answeredAt: Date.now(), status: response.status })
    return response
  } catch (error) {
    note({ answeredAt: Date.now(), status: 0 })
    throw error
  }
}

/** Empties the timeline: for a fresh round, and when the person leaves. */
export function clearTimeline(): void {
  lanes = []
  waitingFor.clear()
  tell()
}

/** The lanes in the order in which they began. */
export const useLanes = (): readonly Lane[] => useSyncExternalStore(subscribe, () => lanes)

/** Whether its final answer has come. A 429 and a 401 are not final: the client goes on. */
function isOver({ sendings }: Lane): boolean {
  const status = sendings.at(-1)?.status
  return status !== undefined && status !== 429 && status !== 401
}

/** Whether it goes on by itself: it is in the queue, on the wire, or waits for a pause or a fresh key, but for no person. */
export const isWaiting = (lane: Lane, isPersonAsked: boolean): boolean =>
  !isOver(lane) && !(isPersonAsked && lane.sendings.at(-1)?.status === 401)

/** When anything last happened in it. */
export const lastMoment = ({ askedAt, sendings }: Lane): number =>
  Math.max(askedAt, ...sendings.map(({ sentAt, answeredAt = sentAt }) => answeredAt))

const words: Record<string, string> = {
  'GET /shows': 'List',
  'GET /shows/…': 'Show',
  'POST /shows': 'New show',
  'POST /shows/…/publish': 'Publish',
}
const mostLanes = 28
/** After so long a silence, what comes next is drawn from its own beginning. */
const silence = 10_000

let lanes: readonly Lane[] = []
let count = 0
const waitingFor = new Map<string, number>()
const listeners = new Set<() => void>()

function laneFor(route: string, label: string): Lane {
  const known = lanes.find(({ id }) => id === waitingFor.get(route))
  if (known && !isOver(known)) return known
  const now = Date.now()
  const isQuiet = lanes.every((lane) => isOver(lane) && lastMoment(lane) < now - silence)
  count += 1
  const lane = { id: count, label, askedAt: now, sendings: [] }
  waitingFor.set(route, lane.id)
  lanes = [...(isQuiet ? [] : lanes), lane].slice(-mostLanes)
  tell()
  return lane
}

function change(id: number, next: (sendings: readonly Sending[]) => readonly Sending[]): void {
  lanes = lanes.map((lane) => (lane.id === id ? { ...lane, sendings: next(lane.sendings) } : lane))
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
