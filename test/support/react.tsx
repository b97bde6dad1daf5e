import { focusManager, notifyManager, onlineManager, type QueryClient } from '@tanstack/react-query'
import { act, cleanup, type RenderHookResult, render, renderHook } from '@testing-library/react'
import { createLisaClient, type LisaClient, type LisaClientOptions, LisaProvider, type LisaProviderProps } from 'lisa-query'
import type { ReactElement, ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'

export const newYear = Date.UTC(2026, 0, 1)

export const goggles = { id: '42', title: { '*': 'Ski goggles' } }

/** A page of shows with these ids. */
export const pageOfShows = (ids: string[], nextCursor?: string | null): object => ({
  items: ids.map((id) => ({ id })),
  ...(nextCursor !== undefined && { nextCursor }),
})

/** Every test of the file starts at New Year 2026, moves the time itself and has no jitter unless it asks for some. */
export function onFakeTime(): void {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  beforeEach(() => {
    vi.useFakeTimers({ now: newYear })
    jitter(0)
    // A fake timer of 0 ms that is set while others run waits 1 ms, and TanStack would tell its news that much late.
    notifyManager.setScheduler(queueMicrotask)
  })
  afterEach(() => {
    cleanup()
    onlineManager.setOnline(true)
    focusManager.setFocused(undefined)
    notifyManager.setScheduler((callback) => setTimeout(callback, 0))
    vi.useRealTimers()
  })
}

/** From now on every wait is as much longer, as far as it varies at all: 0 for the shortest, almost 1 for the longest. */
export function jitter(share: number): void {
  vi.spyOn(Math, 'random').mockReturnValue(share)
}

/** Moves the time, and lets React and every promise that is ready catch up. */
export async function advance(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds))
  await settle()
}

/** Lets everything run that is ready now. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await act(() => vi.advanceTimersByTimeAsync(0))
}

export interface Call {
  /** `GET /shows/42?limit=2` */
  route: string
  /** How many calls of this method and path there have been, this one included. */
  nth: number
  request: Request
}

export interface Stub {
  client: LisaClient
  /** What was asked for, in order: `GET /shows/42`. */
  calls: string[]
}

/** A client whose requests this function answers. */
export function answering(answer: (call: Call) => Response | Promise<Response>, options: Partial<LisaClientOptions> = {}): Stub {
  const calls: string[] = []
  const client = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    fetch: (request) => {
      const { pathname, search } = new URL(request.url)
      const route = `${request.method} ${pathname.replace('/v2', '')}${search}`
      calls.push(route)
      return answer({ route, nth: calls.filter((call) => call === route).length, request })
    },
    ...options,
  })
  return { client, calls }
}

/** A client that gets one answer after the other; the last one stays. */
export function answeringInTurn(answers: (() => Response | Promise<Response>)[], options: Partial<LisaClientOptions> = {}): Stub {
  let turn = 0
  return answering(() => {
    const answer = answers[Math.min(turn, answers.length - 1)]
    turn += 1
    if (!answer) throw new TypeError('no answer left')
    return answer()
  }, options)
}

export const ok =
  (body: unknown = goggles, status = 200) =>
  (): Response =>
    Response.json(body, { status })

export const status =
  (code: number, headers: Record<string, string> = {}, body: unknown = { errors: 'no' }) =>
  (): Response =>
    Response.json(body, { status: code, headers })

/** No answer at all, as `fetch` says it. */
export const noAnswer = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'))

/** An answer that the test gives when it wants to. */
export function later(): { response: Promise<Response>; answer: (response: Response) => void } {
  let answer: (response: Response) => void = () => undefined
  const response = new Promise<Response>((resolve) => {
    answer = resolve
  })
  return { response, answer }
}

type Surroundings = Omit<LisaProviderProps, 'client' | 'children'> & { queryClient?: QueryClient | undefined }

export const inLisa =
  ({ client }: Pick<Stub, 'client'>, surroundings: Surroundings = {}) =>
  ({ children }: { children: ReactNode }): ReactElement => (
    <LisaProvider client={client} {...surroundings}>
      {children}
    </LisaProvider>
  )

export interface Rendered<Result, Props> extends RenderHookResult<Result, Props> {
  /** How often the hook's component has rendered so far. */
  renders: () => number
}

/** Renders a hook below a provider, and lets it settle. */
export async function rendering<Result, Props = undefined>(
  stub: Pick<Stub, 'client'>,
  hook: (props: Props) => Result,
  { initialProps, ...surroundings }: Surroundings & { initialProps?: Props } = {},
): Promise<Rendered<Result, Props>> {
  let count = 0
  const rendered = renderHook(
    (props: Props) => {
      count += 1
      return hook(props)
    },
    { wrapper: inLisa(stub, surroundings), initialProps: initialProps as Props },
  )
  await settle()
  return { ...rendered, renders: () => count }
}

export { act, render }
