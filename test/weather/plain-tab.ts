import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import {
  createProduct,
  createShow,
  followSession,
  getCurrentShow,
  getShow,
  type LisaClient,
  type LisaError,
  lisaMutation,
  lisaPages,
  lisaQuery,
  listProducts,
  listShows,
  updateShow,
} from 'lisa-query/core'
import { places } from './device-time.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { ShownRead, Tab } from './tab.ts'

type Watched = '42' | '43' | 'current' | typeof listShows | typeof listProducts

interface Reading {
  what: string
  stop: () => void
  shown: () => ShownRead
  goOn: () => void
  more?: () => void
}

/** A read on screen, with a function that begins it again for the next person. */
interface RestartableReading extends Reading {
  again: () => Reading
}

interface Writing {
  mark: string
  send: () => void
  isOver: () => boolean
}

/** A page without React: TanStack's observers on the options that the library gives. */
export function openPlainTab(place: number, client: LisaClient, ledger: Ledger): Tab {
  const queryClient = new QueryClient()
  let readings: RestartableReading[] = []
  const writings: Writing[] = []
  const inTab = <T>(work: () => T): T => places.run(place, work)
  const leave = inTab(() => followSession(queryClient, client))
  inTab(() => queryClient.mount())

  const observe = (what: Watched, interval: number | false): Reading =>
    typeof what === 'string' ? observeOne(queryClient, client, what, interval) : observeList(queryClient, client, what, interval)
  const watch = (random: Random): string => {
    const watched = random.chance(0.7) ? random.pick(['42', '43', 'current'] as const) : random.pick([listShows, listProducts])
    const interval = random.chance(0.5) && random.pick([10_000, 30_000])
    const reading = { ...observe(watched, interval), again: () => observe(watched, interval) }
    readings.push(reading)
    return `watches ${reading.what}`
  }
  // As `LisaProvider` does, the page begins anew with another person.
  const unsubscribe = client.session.subscribe((news) => {
    if (news !== 'end') return
    for (const { stop } of readings) stop()
    readings = inTab(() => readings.map(({ again, ...rest }) => ({ ...rest, ...again(), again })))
  })

  const write = (random: Random): string => {
    const mark = ledger.newMark()
    const writing = random.chance(0.3)
      ? requestOnce(client, ledger, mark)
      : mutate(queryClient, client, ledger, mark, random.below(4))
    writings.push(writing)
    writing.send()
    return `writes ${mark}`
  }

  const actions: Record<string, (random: Random) => string> = {
    watch,
    write,
    again: (random) => {
      const over = writings.filter(({ mark, isOver }) => isOver() && ledger.writes.get(mark)?.state === 'error')
      if (over.length === 0) return watch(random)
      const writing = random.pick(over)
      writing.send()
      return `sends ${writing.mark} again`
    },
    stop: (random) => {
      const [reading] = readings.splice(random.below(readings.length), 1)
      reading?.stop()
      return `looks away from ${reading?.what}`
    },
    more: (random) => {
      const lists = readings.filter(({ more }) => more)
      if (lists.length === 0) return watch(random)
      random.pick(lists).more?.()
      return 'asks for more of a list'
    },
    refetch: () => {
      void queryClient.refetchQueries()
      return 'refetches all'
    },
    loader: (random) => {
      const controller = new AbortController()
      const promise = client.request(getShow, { id: random.pick(['42', '43']) }, { signal: controller.signal })
      ledger.follow('a read of a loader', promise)
      if (random.chance(0.4)) setTimeout(() => controller.abort(), random.between(0, 5_000))
      return 'reads in a loader'
    },
  }

  return {
    place,
    client,
    queryClient,
    act: (random) =>
      inTab(
        () => actions[random.weighted({ watch: 4, write: 4, again: 2, stop: 1, more: 1, refetch: 1, loader: 2 })]?.(random) ?? '',
      ),
    reads: () => readings.map(({ shown }) => shown()),
    screen: () => JSON.stringify(readings.map(({ what }) => what)),
    goOn: () =>
      inTab(() => {
        for (const { goOn } of readings) goOn()
      }),
    close: () =>
      inTab(() => {
        for (const { stop } of readings) stop()
        queryClient.unmount()
        unsubscribe()
        leave()
        queryClient.clear()
        client.dispose()
      }),
  }
}

function observeOne(
  queryClient: QueryClient,
  client: LisaClient,
  id: '42' | '43' | 'current',
  refetchInterval: number | false,
): Reading {
  const options = id === 'current' ? lisaQuery(client, getCurrentShow) : lisaQuery(client, getShow, { id })
  const observer = new QueryObserver(queryClient, { ...options, refetchInterval } as object as never)
  return reading(`show ${id}`, observer as QueryObserver)
}

function observeList(
  queryClient: QueryClient,
  client: LisaClient,
  list: typeof listShows | typeof listProducts,
  refetchInterval: number | false,
): Reading {
  const options = lisaPages(client, list as typeof listShows, { limit: 3 })
  const observer = new InfiniteQueryObserver(queryClient, { ...options, refetchInterval } as object as never)
  return {
    ...reading(list.path, observer as object as QueryObserver),
    more: () => void observer.fetchNextPage(),
  }
}

function reading(what: string, observer: QueryObserver): Reading {
  const stop = observer.subscribe(() => undefined)
  return {
    what,
    stop,
    shown: () => {
      const { fetchStatus, data, error } = observer.getCurrentResult()
      return { what: `${what} (${fetchStatus})`, isFetching: fetchStatus !== 'idle', hasData: data !== undefined, error }
    },
    goOn: () => {
      if (observer.getCurrentResult().error) void observer.refetch()
    },
  }
}

const writes = [
  { endpoint: updateShow, input: (mark: string) => ({ id: '42', body: { title: { '*': mark } } }) },
  { endpoint: createShow, input: (mark: string) => ({ body: { title: { '*': mark }, startsAt: '2030-01-01T00:00:00Z' } }) },
  { endpoint: createProduct, input: (mark: string) => ({ body: { title: { '*': mark } } }) },
  { endpoint: updateShow, input: (mark: string) => ({ id: '42', body: { title: { '*': mark }, channelSlug: 'nowhere' } }) },
] as const

function mutate(queryClient: QueryClient, client: LisaClient, ledger: Ledger, mark: string, kind: number): Writing {
  const { endpoint, input } = writes[kind % writes.length] ?? writes[0]
  const observer = new MutationObserver<unknown, LisaError, unknown>(queryClient, lisaMutation(client, endpoint as never))
  let hasLeft = false
  client.session.subscribe((news) => {
    if (news === 'end') hasLeft = true
  })
  observer.subscribe(({ status, error }) => {
    if (status === 'success' || status === 'error') ledger.tell(mark, hasLeft ? 'gone' : status, error ?? undefined)
  })
  return {
    mark,
    isOver: () => observer.getCurrentResult().status === 'error',
    send: () => {
      hasLeft = false
      ledger.choose(mark)
      ledger.follow(`the write ${mark}`, observer.mutate(input(mark)))
    },
  }
}

/** A write without a cache, as a script makes it. */
function requestOnce(client: LisaClient, ledger: Ledger, mark: string): Writing {
  let isOver = true
  return {
    mark,
    isOver: () => isOver,
    send: () => {
      isOver = false
      ledger.choose(mark)
      const { ends } = client.session
      const sent = client.request(updateShow, { id: '42', body: { title: { '*': mark } } })
      ledger.follow(`the write ${mark}`, sent)
      sent
        .then(
          () => ledger.tell(mark, 'success'),
          (error) => ledger.tell(mark, client.session.ends === ends ? 'error' : 'gone', error),
        )
        .finally(() => {
          isOver = true
        })
    },
  }
}
