// @vitest-environment jsdom
import { useSuspenseQuery } from '@tanstack/react-query'
import {
  getShow,
  isLisaError,
  type LisaError,
  lisaQuery,
  type ReadOptions,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  useShow,
} from 'lisa-query'
import { Component, type ReactElement, type ReactNode, Suspense } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { answering, answeringInTurn, inLisa, ok, onFakeTime, render, settle, status } from '../support/react.tsx'

onFakeTime()

beforeEach(() => {
  // React reports what a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

test('a LisaError that `throwOnError` hands to an error boundary has words', async () => {
  const view = renderInBoundary(<Card options={{ throwOnError: true }} />, answering(status(404)))
  await settle()
  expect(view.container.textContent).toBe('not-found: This is not here now')
})

test('a suspended read shows its fallback, then its data', async () => {
  const view = renderInBoundary(<SuspendedCard />, answering(ok()))
  expect(view.container.textContent).toBe('loading')
  await settle()
  expect(view.container.textContent).toBe('Ski goggles')
})

test('a suspended read that fails reaches the boundary as a LisaError', async () => {
  const view = renderInBoundary(<SuspendedCard />, answering(status(403)))
  await settle()
  expect(view.container.textContent).toBe('forbidden: Your access does not cover this')
})

test('an error that is not LiSA’s is thrown on', async () => {
  const seen: unknown[] = []
  const view = renderInBoundary(
    <Card
      options={{
        select: () => {
          throw new RangeError('a bug in the page')
        },
      }}
    />,
    answering(ok()),
    (error) => seen.push(error),
  )
  await settle()
  expect(seen[0]).toBeInstanceOf(RangeError)
  expect(view.container.textContent).toBe('a bug in the page')
})

test('a bug in `authorization` names the option and not the credential', async () => {
  const seen: unknown[] = []
  const lisa = answering(ok(), { authorization: () => 'ApiKey secret\nkey' })
  renderInBoundary(<Card options={{}} />, lisa, (error) => seen.push(error))
  await settle()
  expect(seen[0]).toBeInstanceOf(TypeError)
  expect(String(seen[0])).not.toContain('secret')
})

test('a boundary that is reset reads again', async () => {
  const lisa = answeringInTurn([status(404), ok()])
  const view = renderInBoundary(<Card options={{ throwOnError: true }} />, lisa)
  await settle()
  expect(view.container.textContent).toContain('not-found')
  view.unmount()
  const again = renderInBoundary(<Card options={{ throwOnError: true }} />, lisa)
  await settle()
  expect(again.container.textContent).toBe('Ski goggles')
})

function Card({ options }: { options: ReadOptions<typeof getShow> }): ReactElement {
  const show = useShow('42', options)
  const failed = useErrorState(show)
  return <p>{failed?.title ?? show.data?.title?.['*']}</p>
}

function SuspendedCard(): ReactElement {
  const client = useLisaClient()
  const { data } = useSuspenseQuery(lisaQuery(client, getShow, { id: '42' }), useLisaQueryClient())
  return <p>{data.title?.['*']}</p>
}

function Words({ error }: { error: LisaError }): ReactElement {
  const failed = useErrorState(error)
  return (
    <p>
      {failed?.kind}: {failed?.title}
    </p>
  )
}

class Boundary extends Component<{ caught: (error: unknown) => void; children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown }
  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }
  override componentDidCatch(error: unknown): void {
    this.props.caught(error)
  }
  override render(): ReactNode {
    const { error } = this.state
    if (isLisaError(error)) return <Words error={error} />
    return error instanceof Error ? error.message : this.props.children
  }
}

function renderInBoundary(
  card: ReactElement,
  lisa: Parameters<typeof inLisa>[0],
  caught: (error: unknown) => void = () => undefined,
): ReturnType<typeof render> {
  return render(
    <Boundary caught={caught}>
      <Suspense fallback="loading">{card}</Suspense>
    </Boundary>,
    { wrapper: inLisa(lisa) },
  )
}
