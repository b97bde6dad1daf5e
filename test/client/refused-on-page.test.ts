import { getShow, type LisaClientOptions, lisaError } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { settled } from './answering.ts'
import { steering } from './steering.ts'

const minute = 60_000

/** A page that people look at or not, and a client on it that was refused these reads. */
async function refusedPage(ids: string[], options: Partial<LisaClientOptions> = {}, origin = 'https://lisa.test') {
  const window = new EventTarget()
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: (): boolean => false })
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', document)
  vi.stubGlobal('location', { origin, href: `${origin}/` })
  const lisa = steering(options)
  for (const id of ids) lisa.read(id)
  await settled()
  const answer = async (status: number): Promise<void> => {
    for (const one of lisa.open()) await one.answer(status)
  }
  await answer(401)
  lisa.sent.length = 0
  const focus = async (): Promise<void> => {
    window.dispatchEvent(new Event('focus'))
    await settled()
  }
  const show = async (visibilityState: string): Promise<void> => {
    document.visibilityState = visibilityState
    document.dispatchEvent(new Event('visibilitychange'))
    await settled()
  }
  return { ...lisa, answer, focus, show, document, window }
}

it('asks one of the refused reads when the page has the focus, each in its turn, at most every 30 seconds', async () => {
  const { focus, answer, pass, ids, document } = await refusedPage(['a', 'b'])
  document.hasFocus = () => true
  await focus()
  await answer(401)
  await pass(29_999)
  await focus()
  expect(ids()).toEqual(['a'])
  await pass(1)
  await focus()
  expect(ids()).toEqual(['a', 'b'])
  await answer(401)
  await pass(30_000)
  await focus()
  expect(ids()).toEqual(['a', 'b', 'a'])
})

it('knows a refused read by the error that its caller got, also when the page has asked again', async () => {
  const { client, read, answer, focus, ids } = await refusedPage([])
  const asked = read('a')
  await settled()
  await answer(401)
  await focus()
  await answer(401)
  expect(ids()).toEqual(['a', 'a'])
  expect(client.session.refused.isWaiting(asked.reason)).toBe(true)
})

it('asks nothing more while one of them is not answered', async () => {
  const { focus, pass, ids, document } = await refusedPage(['a', 'b'], { timeout: 10 * minute })
  document.hasFocus = () => true
  await focus()
  await pass(minute)
  await focus()
  expect(ids()).toEqual(['a'])
})

it('asks when the page is shown again, and not when it is hidden', async () => {
  const { show, ids } = await refusedPage(['a'])
  await show('hidden')
  expect(ids()).toEqual([])
  await show('visible')
  expect(ids()).toEqual(['a'])
})

it('asks by cookies from a page of the same origin that is visible without the focus, with pauses that grow to 10 minutes', async () => {
  const { answer, pass, ids, sent } = await refusedPage(['a'])
  const minutes: number[] = []
  for (let half = 1; half <= 120; half += 1) {
    await pass(30_000)
    if (ids().length > 0) minutes.push(half / 2)
    await answer(401)
    sent.length = 0
  }
  expect(minutes).toEqual([0.5, 1.5, 3.5, 7.5, 15.5, 25.5, 35.5, 45.5, 55.5])
})

it.each<[what: string, prepare: (page: Awaited<ReturnType<typeof refusedPage>>) => void, origin?: string]>([
  ['that has the focus', ({ document }) => Object.assign(document, { hasFocus: () => true })],
  ['that is hidden', ({ document }) => Object.assign(document, { visibilityState: 'hidden' })],
  ['of another origin, to which no cookies go', () => undefined, 'https://shop.test'],
])('asks nothing by itself from a page %s', async (_, prepare, origin) => {
  const page = await refusedPage(['a'], {}, origin)
  prepare(page)
  for (let half = 1; half <= 10; half += 1) await page.pass(30_000)
  expect(page.ids()).toEqual([])
})

it('asks from a visible page without the focus once the application gives another credential', async () => {
  let key = 'ApiKey old-old-old'
  const { pass, ids } = await refusedPage(['a'], { authorization: () => key })
  await pass(30_000)
  expect(ids()).toEqual([])
  key = 'ApiKey new-new-new'
  await pass(60_000)
  expect(ids()).toEqual(['a'])
})

it('asks on focus as soon as the application gives another credential, however short ago it asked', async () => {
  let key = 'ApiKey old-old-old'
  const { focus, answer, ids } = await refusedPage(['a'], { authorization: () => key })
  await focus()
  await answer(401)
  await focus()
  expect(ids()).toEqual(['a'])
  key = 'ApiKey new-new-new'
  await focus()
  expect(ids()).toEqual(['a', 'a'])
})

it('compares the credential once where the page gets the focus many times meanwhile', async () => {
  let give = (_: string): void => undefined
  const authorization = vi.fn((): string | Promise<string> => 'ApiKey old-old-old')
  const { focus, answer } = await refusedPage(['a'], { authorization, timeout: 10 * minute })
  await focus()
  await answer(401)
  authorization.mockReset().mockReturnValue(
    new Promise((resolve) => {
      give = resolve
    }),
  )
  for (let times = 0; times < 5; times += 1) await focus()
  expect(authorization).toHaveBeenCalledTimes(1)
  give('ApiKey old-old-old')
  await settled()
  await focus()
  expect(authorization).toHaveBeenCalledTimes(2)
})

it.each<[what: string, end: (page: Awaited<ReturnType<typeof refusedPage>>) => void | Promise<void>]>([
  ['the session has started', ({ client }) => client.session.start()],
  ['the session has ended', ({ client }) => client.session.end()],
  ['the client is disposed of', ({ client }) => client.dispose()],
  [
    'the refused read was answered',
    async ({ focus, answer }) => {
      await focus()
      await answer(200)
    },
  ],
])('watches the page no longer once %s', async (_, end) => {
  const page = await refusedPage(['a'])
  await end(page)
  page.sent.length = 0
  expect(page.clock.pending()).toBe(0)
  await page.pass(minute)
  await page.focus()
  await page.show('visible')
  expect(page.ids()).toEqual([])
})

it('asks what a server was refused by the cached query that has it, although that is one with a poll', async () => {
  const { client, focus, pass, ids, document } = await refusedPage([])
  document.hasFocus = () => true
  const owner = {}
  const poll = (): Promise<unknown> => client.request(getShow, { id: 'polled' }, { owner, isAutomatic: true })
  client.session.refused.addOfServer({
    owner,
    error: lisaError('auth-required', { message: 'refused', method: 'GET', url: '/shows/polled' }),
    isOnPage: true,
    askAgain: poll,
  })
  await poll().catch(() => undefined)
  await pass(1_000)
  expect(ids()).toEqual([])
  await focus()
  expect(ids()).toEqual(['polled'])
})

it('asks what a server was refused by itself, from whatever origin: its credential was another one', async () => {
  const { client, pass } = await refusedPage([], { authorization: () => 'ApiKey abcdefgh' }, 'https://shop.test')
  const askAgain = vi.fn(async () => undefined)
  const error = lisaError('auth-required', { message: 'refused', method: 'GET', url: '/shows/42' })
  client.session.refused.addOfServer({ owner: {}, error, isOnPage: true, askAgain })
  await pass(29_999)
  expect(askAgain).not.toHaveBeenCalled()
  await pass(1)
  expect(askAgain).toHaveBeenCalledTimes(1)
})

it('works where a document can hear of nothing', async () => {
  vi.stubGlobal('document', {})
  const lisa = steering()
  const asked = lisa.read('a')
  await settled()
  await lisa.open()[0]?.answer(401)
  expect(asked.outcome).toBe('auth-required')
  expect(lisa.clock.pending()).toBe(0)
})
