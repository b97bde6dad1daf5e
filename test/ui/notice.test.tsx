// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import {
  type ErrorSource,
  type LisaError,
  type LisaErrorKind,
  lisaError,
  useErrorState,
  useShow,
  useUpdateShow,
} from 'lisa-query'
import { de, en } from 'lisa-query/messages'
import { Notice, type NoticeProps } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { act, advance, answering, answeringInTurn, later, newYear, ok, onFakeTime, settle, status } from '../support/react.tsx'
import { at, failed, markup, retrying, State, showing } from './showing.tsx'

onFakeTime()

const notice = (of: ErrorSource | null, props: Partial<NoticeProps> = {}): ReactElement => (
  <State of={of}>{(state) => <Notice state={state} {...props} />}</State>
)

const simple = (kind: 'conflict' | 'not-found' | 'server-error' | 'unavailable'): LisaError => lisaError(kind, at)
const limited = lisaError('rate-limited', { ...at, retryAt: newYear + 30_000 })
const refused = lisaError('invalid', {
  ...at,
  fields: { title: ["can't be blank", 'title is short'], 'variants.0.price': ['has to be more than 0'] },
  messages: ['This show is locked.'],
})

const buttons = (): HTMLElement[] => screen.queryAllByRole('button')
const lines = (): (string | null)[] => screen.queryAllByRole('listitem').map(({ textContent }) => textContent)

test('shows nothing for null', async () => {
  expect((await showing(notice(null))).container.innerHTML).toBe('')
})

const every: [LisaErrorKind, LisaError][] = [
  ['bad-request', lisaError('bad-request', at)],
  ['auth-required', lisaError('auth-required', at)],
  ['forbidden', lisaError('forbidden', at)],
  ['not-found', simple('not-found')],
  ['conflict', simple('conflict')],
  ['too-large', lisaError('too-large', { ...at, limit: 2_048 })],
  ['invalid', refused],
  ['rate-limited', limited],
  ['server-error', simple('server-error')],
  ['unavailable', simple('unavailable')],
  ['timeout', lisaError('timeout', at)],
  ['unreachable', lisaError('unreachable', { ...at, offline: false })],
  ['unexpected', lisaError('unexpected', at)],
]

test.each(every)('%s: a group named by its title, with how it goes on', async (kind, error) => {
  const { container } = await showing(notice(failed(error)))
  const words = en.errors[kind]
  const title = typeof words.title === 'function' ? words.title(error as never) : words.title
  expect(screen.getByRole('group', { name: title }).getAttribute('data-kind')).toBe(kind)
  expect(container.querySelector('.lisa-description')?.textContent).not.toBe('')
  expect(screen.queryByRole('heading')).toBeNull()
})

test('the title is a heading where the page gives it a rank', async () => {
  await showing(notice(failed(simple('conflict')), { headingLevel: 4 }))
  expect(screen.getByRole('heading', { level: 4 }).textContent).toBe('This may have changed meanwhile')
})

test('a screen reader is told once, and finds nothing twice afterwards', async () => {
  const { told, container, change } = await showing(notice(failed(simple('conflict'))))
  expect(screen.getByRole('status').textContent).toBe('')
  await advance(1_000)
  await change(notice(failed(simple('conflict')), { isQuiet: true }))
  await advance(10_000)
  expect(told[0]).toBe('This may have changed meanwhile. Load the latest version, then change it.')
  expect(container.textContent?.match(/This may have changed/g)).toHaveLength(1)
})

test('while it counts down, the title is said once and the wait by its milestones', async () => {
  const { told } = await showing(notice(retrying(limited)))
  for (let second = 0; second < 31; second += 1) await advance(1_000)
  expect(told.sort()).toEqual(
    ['Too many requests at once', 'Trying again in 30 seconds.', 'Trying again in 10 seconds.', 'Trying again now.'].sort(),
  )
})

test('a read that fails three times says that it is tried again, and what is left: two sentences', async () => {
  const lisa = answering(status(500))
  const Show = (): ReactElement => <Notice state={useErrorState(useShow('42'))} />
  const { told } = await showing(<Show />, { lisa })
  for (let tenth = 0; tenth < 100; tenth += 1) await advance(100)
  expect(lisa.calls).toHaveLength(3)
  expect(told).toEqual([
    'There is a problem with this service. Trying again now.',
    'There is a problem with this service. Try again in a moment.',
  ])
})

test('what fails again in the same way after a press is said again', async () => {
  const lisa = answering(status(404))
  const Show = (): ReactElement => <Notice state={useErrorState(useShow('42'))} />
  const { told } = await showing(<Show />, { lisa })
  await advance(1_000)
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }))
  await advance(1_000)
  expect(lisa.calls).toHaveLength(2)
  expect(told).toEqual(['This is not here now. It may come back later.', 'This is not here now. It may come back later.'])
})

test('a second failure of the same kind is said, one after the other while it is tried again is not', async () => {
  const { told, change } = await showing(notice(failed(simple('not-found'))))
  await advance(1_000)
  await change(notice(failed(simple('not-found'))))
  await advance(1_000)
  expect(told).toEqual(['This is not here now. It may come back later.', 'This is not here now. It may come back later.'])
  await change(notice(retrying(simple('unavailable'))))
  await advance(1_000)
  await change(notice(retrying(simple('unavailable'))))
  await advance(1_000)
  expect(told.slice(2)).toEqual(['This service is not available. Trying again now.'])
})

test('twenty widgets that meet the same say it with one voice', async () => {
  const twenty = Array.from({ length: 20 }, (_, index) => index)
  const { told } = await showing(twenty.map((key) => <div key={key}>{notice(failed(simple('unavailable')))}</div>))
  await advance(1_000)
  expect(told).toEqual(['This service is not available. Try again in a moment.'])
})

test('its button keeps the focus while what it started is under way', async () => {
  const { change } = await showing(notice(failed(simple('conflict'))))
  const button = screen.getByRole('button', { name: 'Load the latest version' })
  act(() => button.focus())
  await change(notice(failed(simple('conflict'), { fetchStatus: 'fetching' })))
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(document.activeElement).toBe(button)
})

test('the focus stays at its place when the press makes the notice go, and when it comes again', async () => {
  const answer = later()
  const lisa = answeringInTurn([status(404), () => answer.response])
  const Show = (): ReactElement => <Notice state={useErrorState(useShow('42'))} />
  const { container } = await showing(<Show />, { lisa })
  const button = screen.getByRole('button', { name: 'Look again' })
  act(() => button.focus())
  fireEvent.click(button)
  await settle()
  expect(container.textContent).toBe('')
  expect(document.activeElement).toBe(container.firstElementChild)
  answer.answer(status(404)())
  await settle()
  expect(document.activeElement).toBe(screen.getByRole('group'))
})

test('nothing of it is left once it went and the person has moved on', async () => {
  const { container, change } = await showing(notice(failed(simple('conflict'))))
  act(() => screen.getByRole('button').focus())
  await change(notice(null))
  expect(document.activeElement).toBe(container.firstElementChild)
  act(() => (document.activeElement as HTMLElement).blur())
  expect(container.innerHTML).toBe('')
})

test('takes no focus that somebody has elsewhere', async () => {
  const { change } = await showing(notice(failed(simple('conflict'))))
  await change(notice(null))
  expect(document.activeElement).toBe(document.body)
})

test('a button that is not ready does nothing until LiSA’s time has come', async () => {
  const refetch = vi.fn()
  await showing(notice(failed(limited, { refetch })))
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(refetch).not.toHaveBeenCalled()
  await advance(30_000)
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(refetch).toHaveBeenCalledOnce()
})

test('a write of unknown outcome has both its ways on', async () => {
  const lisa = answering(status(504))
  const Write = (): ReactElement => {
    const write = useUpdateShow()
    return (
      <>
        <button type="button" onClick={() => write.mutate({ id: '42', body: {} })}>
          Save
        </button>
        <Notice state={useErrorState(write)} />
      </>
    )
  }
  await showing(<Write />, { lisa })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await settle()
  expect(buttons().map(({ textContent }) => textContent)).toEqual(['Save', 'Check', 'Send again'])
})

test('lists what LiSA says, the fields by their names in words unless the message names them', async () => {
  await showing(notice(failed(refused)))
  expect(lines()).toEqual([
    'This show is locked.',
    "Title: can't be blank",
    'title is short',
    'Variants 1 price: has to be more than 0',
  ])
})

test('leaves a 422 to the form that shows its messages, unless it has none', async () => {
  const { container } = await showing(notice(failed(refused), { isInForm: true }))
  expect(container.textContent).toBe('')
  cleanup()
  await showing(notice(failed(lisaError('invalid', { ...at, fields: {}, messages: [] })), { isInForm: true }))
  expect(screen.getByRole('group', { name: 'Some entries need a correction' })).toBeTruthy()
})

test('says the same message once', async () => {
  await showing(notice(failed(lisaError('invalid', { ...at, fields: {}, messages: ['Locked', 'Locked'] }))))
  expect(lines()).toEqual(['Locked'])
})

test('shows the scope that is missing', async () => {
  const { container } = await showing(notice(failed(lisaError('forbidden', { ...at, requiredScope: 'shows:write' }))))
  expect(container.querySelector('code')?.textContent).toBe('shows:write')
})

test('markup from a server stays text', async () => {
  const bad = lisaError('invalid', { ...at, fields: { [markup]: [markup], title: [markup] }, messages: [markup] })
  const { container, change } = await showing(notice(failed(bad)))
  expect(lines()).toEqual([markup, `Title: ${markup}`])
  await change(notice(failed(lisaError('forbidden', { ...at, requiredScope: markup }))))
  expect(container.querySelector('code')?.textContent).toBe(markup)
  expect(container.querySelector('img')).toBeNull()
})

test('speaks German', async () => {
  await showing(notice(failed(lisaError('forbidden', { ...at, requiredScope: 'shows:write' }))), { messages: de })
  expect(screen.getByRole('group', { name: de.errors.forbidden.title as string }).textContent).toContain(
    `${de.missingScope}: shows:write`,
  )
})

test('a page that is fine again has no notice', async () => {
  const { container, change } = await showing(notice(failed(simple('conflict'))), { lisa: answering(ok()) })
  await change(notice(null))
  expect(container.innerHTML).toBe('')
})
