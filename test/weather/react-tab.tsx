import { QueryClient } from '@tanstack/react-query'
import {
  type LisaClient,
  LisaProvider,
  useAuthPrompt,
  useCreateShow,
  useCurrentShow,
  useErrorState,
  useFieldErrors,
  useRateLimit,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { ErrorSummary, Notice } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, useEffect, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { ShownRead, Tab } from './tab.ts'

interface Widget {
  key: number
  kind: 'show' | 'list' | 'current' | 'form'
  id: string
  interval: number | false
  mark: string
  isInvalid: boolean
}

/** What the widgets tell of their results, by their keys. */
type Shown = Map<number, ShownRead>
/** What the forms tell of their writes, by their marks. */
type Said = Map<string, { status: string; error: unknown }>

/** A page of real components: widgets that read, lists, forms and one prompt. */
export function openReactTab(place: number, client: LisaClient, ledger: Ledger, crashed: (error: unknown) => void): Tab {
  const queryClient = new QueryClient()
  const shown: Shown = new Map()
  const said: Said = new Map()
  const container = document.body.appendChild(document.createElement('main'))
  const root = createRoot(container, { onUncaughtError: crashed, onCaughtError: crashed })
  let widgets: readonly Widget[] = []
  let keys = 0
  let told = (): void => undefined
  const set = (next: readonly Widget[]): void => {
    widgets = next
    told()
  }
  const add = (widget: Partial<Widget> & Pick<Widget, 'kind'>): void => {
    keys += 1
    set([...widgets, { id: '42', interval: false, mark: '', isInvalid: false, ...widget, key: keys }])
  }

  function Page(): ReactElement {
    const all = useSyncExternalStore(
      (listener) => {
        told = listener
        return () => {
          told = () => undefined
        }
      },
      () => widgets,
    )
    return (
      <LisaProvider client={client} queryClient={queryClient}>
        <Prompt />
        <Limit />
        {all.map((widget) => {
          const Kind = kinds[widget.kind]
          return <Kind key={widget.key} widget={widget} shown={shown} said={said} ledger={ledger} />
        })}
      </LisaProvider>
    )
  }
  root.render(<Page />)

  const buttons = (): HTMLButtonElement[] =>
    [...container.querySelectorAll('button')].filter((button) => button.getAttribute('aria-disabled') !== 'true')

  const actions: Record<string, (random: Random) => string> = {
    watch: (random) => {
      const kind = random.pick(['show', 'list', 'current'] as const)
      add({ kind, id: random.pick(['42', '43']), interval: random.chance(0.5) && random.pick([10_000, 30_000]) })
      return `watches ${kind}`
    },
    form: (random) => {
      const mark = ledger.newMark()
      add({ kind: 'form', mark, id: random.pick(['42', 'new']), isInvalid: random.chance(0.2) })
      return `opens a form for ${mark}`
    },
    press: (random) => {
      const all = buttons()
      if (all.length === 0) return 'finds nothing to press'
      const button = random.pick(all)
      const label = `${button.textContent} ${button.closest('[data-mark]')?.getAttribute('data-mark') ?? ''}`
      button.click()
      // In a hurry.
      if (random.chance(0.2)) button.click()
      return `presses ${label}`
    },
    close: (random) => {
      const [first] = widgets.filter(({ kind }) => kind !== 'form')
      if (!first) return actions.watch?.(random) ?? ''
      set(widgets.filter((widget) => widget !== first))
      return `closes ${first.kind}`
    },
  }
  container.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button')
    const mark = button?.closest('[data-mark]')?.getAttribute('data-mark')
    const isSending = /again|save/i.test(button?.textContent ?? '')
    // A second press joins the write that is under way.
    const { state, chosen = 0 } = ledger.writes.get(mark ?? '') ?? {}
    if (mark && isSending && (state !== 'pending' || chosen === 0)) ledger.choose(mark)
  })

  return {
    place,
    client,
    queryClient,
    act: (random) => actions[random.weighted({ watch: 3, form: 2, press: 6, close: 1 })]?.(random) ?? '',
    reads: () => [...shown.values()],
    screen: () => container.innerHTML,
    goOn: () => {
      for (const button of container.querySelectorAll<HTMLButtonElement>('[data-read] .lisa-actions button')) button.click()
    },
    retell() {
      for (const [mark, { status, error }] of said)
        if (status === 'error' && ledger.writes.get(mark)?.state === 'pending') ledger.tell(mark, status, error)
    },
    close: () => {
      root.unmount()
      container.remove()
      queryClient.clear()
      client.dispose()
    },
  }
}

interface WidgetProps {
  widget: Widget
  shown: Shown
  said: Said
  ledger: Ledger
}

const kinds = { show: ShowWidget, list: ListWidget, current: CurrentWidget, form: FormWidget }

type ReadResult = Parameters<typeof useErrorState>[0] & { data: unknown; fetchStatus: string; error: unknown }

function useTold(result: ReadResult, { widget, shown, ledger }: WidgetProps): void {
  const { key, kind, id } = widget
  useEffect(() => {
    const { fetchStatus, data, error } = result
    shown.set(key, {
      what: `${kind} ${id} (${fetchStatus})`,
      isFetching: fetchStatus !== 'idle',
      hasData: data !== undefined,
      error,
    })
    ledger.see(error)
  })
  useEffect(
    () => () => {
      shown.delete(key)
    },
    [shown, key],
  )
}

const signAt = (data: unknown): string => String((Object(data) as { seenBy?: string }).seenBy ?? '')

function ShowWidget(props: WidgetProps): ReactElement {
  const { id, interval } = props.widget
  const show = useShow(id, { refetchInterval: interval })
  const failed = useErrorState(show)
  useTold(show, props)
  return (
    <section data-read={id}>
      <Notice state={failed} />
      {show.data && <p>{`${show.data.title?.['*']} ${signAt(show.data)}`}</p>}
    </section>
  )
}

function CurrentWidget(props: WidgetProps): ReactElement {
  const show = useCurrentShow({ refetchInterval: props.widget.interval })
  const failed = useErrorState(show)
  useTold(show, props)
  return (
    <section data-read="current">
      <Notice state={failed} isQuiet />
      {show.data && <p>{`${show.data.title?.['*']} ${signAt(show.data)}`}</p>}
    </section>
  )
}

function ListWidget(props: WidgetProps): ReactElement {
  const shows = useShows({ limit: 3 }, { refetchInterval: props.widget.interval })
  const failed = useErrorState(shows)
  useTold(shows, props)
  return (
    <section data-read="list">
      <Notice state={failed} />
      <ul>
        {shows.data?.map((show) => (
          <li key={show.id}>{`${show.title?.['*']} ${signAt(show)}`}</li>
        ))}
      </ul>
      {shows.hasNextPage && (
        <button type="button" onClick={() => void shows.fetchNextPage()}>
          Load more
        </button>
      )}
    </section>
  )
}

function FormWidget({ widget, said, ledger }: WidgetProps): ReactElement {
  const { mark, id, isInvalid } = widget
  const update = useUpdateShow()
  const create = useCreateShow()
  const write = id === 'new' ? create : update
  const failed = useErrorState(write)
  const errors = useFieldErrors(write)
  const { status, error } = write
  useEffect(() => {
    said.set(mark, { status, error })
    if (status === 'success' || status === 'error') ledger.tell(mark, status, error)
  }, [said, ledger, mark, status, error])
  useEffect(
    () => () => {
      said.delete(mark)
      ledger.tell(mark, 'gone')
    },
    [said, ledger, mark],
  )
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const body = { title: { '*': mark }, ...(isInvalid && { channelSlug: 'nowhere' }) }
    if (id === 'new') create.mutate({ body })
    else update.mutate({ id, body })
  }
  return (
    <form data-mark={mark} data-status={status} onSubmit={save}>
      <ErrorSummary errors={errors} />
      <Notice state={failed} isInForm />
      <input {...errors.getInputProps('channelSlug')} defaultValue="" />
      <button type="submit">Save</button>
      {write.data && <p>{signAt(write.data)}</p>}
    </form>
  )
}

function Prompt(): ReactElement | null {
  const { isOpen, waiting, signIn, dismiss } = useAuthPrompt()
  if (!isOpen) return null
  return (
    <div role="dialog">
      <p>{waiting}</p>
      <button type="button" onClick={() => void signIn().catch(() => undefined)}>
        Sign in
      </button>
      <button type="button" onClick={dismiss}>
        Later
      </button>
    </div>
  )
}

function Limit(): ReactElement {
  const { isOpen, waiting } = useRateLimit()
  return <p>{isOpen ? 'open' : `${waiting} wait`}</p>
}
