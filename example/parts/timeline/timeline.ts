import type { QueryClient } from '@tanstack/react-query'

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

/** The recent requests of one client. */
export interface Timeline {
  /** A client's `fetch` that notes when a request goes out and what comes back: `createLisaClient({ …, fetch: timeline.fetch })`. */
  fetch: (request: Request) => Promise<Response>
  /** A component starts to want this: a method, the path below the client's address, and the query, as in `GET /shows?limit=4`. */
  noteAsked: (route: string, label?: string) => void
  /** Notes what the queries of a cache start to want, before the client sends it. Gives a function that ends it. */
  follow: (queryClient: QueryClient) => () => void
  /** Empties it: for a fresh round, and when the person leaves, for the lanes name what somebody read. */
  clear: () => void
  subscribe: (listener: () => void) => () => void
  get: () => readonly Lane[]
}

/** After so long a silence, what comes next is drawn from its own beginning. */
const silence = 10_000

/** A timeline that keeps so many lanes; `basePath` is left out of what it shows, and so is what `labels` has a word for. */
export function createTimeline({
  basePath = '/api/lisa',
  mostLanes = 28,
  labels = {} as Readonly<Record<string, string>>,
} = {}): Timeline {
  let lanes: readonly Lane[] = []
  let count = 0
  const latest = new Map<string, number>()
  const listeners = new Set<() => void>()
  const become = (next: readonly Lane[]): void => {
    lanes = next
    for (const listener of listeners) listener()
  }

  const labelOf = (route: string): string => {
    const plain = route.replace(/\?.*/, '').replace(/\/(shows|products|channels|plugin-notifications)\/(?!current)[^/]+/, '/$1/…')
    return labels[plain] ?? plain
  }

  const laneFor = (route: string, label = labelOf(route)): Lane => {
    const known = lanes.find(({ id }) => id === latest.get(route))
    if (known && !isOver(known)) return known
    const now = Date.now()
    const isQuiet = lanes.every((lane) => isOver(lane) && lastMoment(lane) < now - silence)
    count += 1
    const lane = { id: count, label, askedAt: now, sendings: [] }
    latest.set(route, lane.id)
    become([...(isQuiet ? [] : lanes), lane].slice(-mostLanes))
    return lane
  }

  const change = (id: number, next: (sendings: readonly Sending[]) => readonly Sending[]): void =>
    become(lanes.map((lane) => (lane.id === id ? { ...lane, sendings: next(lane.sendings) } : lane)))

  const watch = (request: Request, answer: Promise<Response>): void => {
    const { pathname, searchParams } = new URL(request.url)
    const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname
    const { id } = laneFor(`${request.method} ${path}${searchOf([...searchParams])}`)
    const sentAt = Date.now()
    const note = (what: Partial<Sending>): void =>
      change(id, (sendings) => [...sendings.filter((one) => one.sentAt !== sentAt), { sentAt, ...what }])
    const noteAnswer = (status: number): void => note({ answeredAt: Date.now(), status })
    note({})
    answer.then(
      ({ status }) => noteAnswer(status),
      () => noteAnswer(0),
    )
  }

  return {
    fetch: (request) => {
      const answer = fetch(request)
      watch(request, answer)
      return answer
    },
    noteAsked: (route, label) => void laneFor(route, label),
    follow: (queryClient) =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'fetch') laneFor(routeOf(event.query.queryKey))
      }),
    clear: () => {
      latest.clear()
      become([])
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get: () => lanes,
  }
}

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

/** A read's key has the segments of its path, then its query. */
function routeOf([, ...parts]: readonly unknown[]): string {
  const segments = parts.filter((part) => typeof part === 'string')
  const query = parts.find((part) => typeof part === 'object' && part !== null) ?? {}
  return `GET /${segments.map(encodeURIComponent).join('/')}${searchOf(Object.entries(query).map(([name, value]) => [name, `${value}`]))}`
}

/** The query of a request in one order, without the place in a list. */
function searchOf(entries: readonly (readonly [name: string, value: string])[]): string {
  const said = entries.filter(([name]) => name !== 'cursor').map((entry) => entry.join('='))
  return said.length > 0 ? `?${said.sort().join('&')}` : ''
}
