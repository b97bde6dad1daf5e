import type { LisaClientOptions } from 'lisa-query/core'
import { lisaError } from 'lisa-query/core'
import { expect, it } from 'vitest'
import { settled } from './answering.ts'
import { outcomes, type Steering, steering } from './steering.ts'

const timeout = 20_000
const bound = 2 * (60_000 + timeout) + timeout

interface Refreshing extends Steering {
  signals: AbortSignal[]
  /** How many of the application's refreshes have not settled. */
  pending(): number
  /** Ends the oldest refresh that is pending; it has brought the next key. */
  renew(): Promise<void>
  fail(reason: unknown): Promise<void>
  /** Answers whatever is open by its key: only the last one is good. */
  answerByKey(): Promise<void>
}

/** A client whose keys are numbered; a refresh brings the next one when the test says so. */
function refreshing(options: Partial<LisaClientOptions> = {}): Refreshing {
  const ends: { resolve: () => void; reject: (reason: unknown) => void }[] = []
  const signals: AbortSignal[] = []
  let key = 0
  const lisa = steering({
    authorization: () => `ApiKey ${key}`,
    refresh: ({ signal }) => {
      signals.push(signal)
      return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }))
    },
    ...options,
  })
  return {
    ...lisa,
    signals,
    pending: () => ends.length,
    renew() {
      key += 1
      ends.shift()?.resolve()
      return settled()
    },
    fail(reason) {
      ends.shift()?.reject(reason)
      return settled()
    },
    async answerByKey() {
      for (const one of lisa.open()) {
        await one.answer(one.request.headers.get('authorization') === `ApiKey ${key}` && key > 0 ? 200 : 401)
      }
    },
  }
}

const answerOpen = async (lisa: Steering, status: number): Promise<void> => {
  for (const one of lisa.open()) await one.answer(status)
}

it('never runs two refreshes at once, where a start comes during the first and the new key is refused too', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1')]
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.start()
  asked.push(lisa.read('r2'))
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.pending()).toBe(1)
  await lisa.fail(new Error('revoked'))
  // The first has ended, so the second may begin: one, for all.
  expect(lisa.pending()).toBe(1)
  asked.push(lisa.read('r3'))
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.pending()).toBe(1)
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done', 'done', 'done'])
  expect(lisa.signals).toHaveLength(2)
})

it('runs no second refresh where an older one has brought a key that nobody has tried', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1')]
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.start()
  asked.push(lisa.read('r2'))
  await settled()
  await lisa.open()[0]?.answer(401)
  await lisa.renew()
  expect(lisa.pending()).toBe(0)
  await lisa.answerByKey()
  expect(outcomes(asked)).toEqual(['done', 'done'])
})

it('ends its wait for a refresh that never settles after `timeout`, and runs no other beside it', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1'), lisa.write('w1')]
  await settled()
  await answerOpen(lisa, 401)
  await lisa.pass(timeout)
  expect(outcomes(asked)).toEqual(['unreachable', 'unreachable'])
  expect(asked[1]?.reason).not.toHaveProperty('outcome')
  expect(lisa.client.session.prompt.isOpen).toBe(false)
  expect(lisa.signals[0]?.aborted).toBe(true)
  const again = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  // It still has not settled: somebody has to sign in.
  expect(again.outcome).toBe('auth-required')
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
  expect(lisa.signals).toHaveLength(1)
  expect(lisa.clock.pending()).toBe(0)
})

it('takes a refresh that comes after everybody has given up for a start', async () => {
  const lisa = refreshing()
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.pass(timeout)
  expect(asked.outcome).toBe('unreachable')
  await lisa.renew()
  expect(lisa.client.session).toMatchObject({ generation: 1, prompt: { isOpen: false } })
})

it('refreshes again where the last one was aborted after `timeout` and has heard of it', async () => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.pass(timeout)
  await lisa.fail(lisa.signals[0]?.reason)
  const again = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(again.outcome).toBe('done')
})

it('aborts a refresh when the person leaves, and lets it end before the next person refreshes', async () => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.end()
  expect(lisa.signals[0]?.aborted).toBe(true)
  const next = lisa.read('r2')
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.pending()).toBe(1)
  await lisa.fail(lisa.signals[0]?.reason)
  expect(lisa.pending()).toBe(1)
  expect(lisa.signals).toHaveLength(2)
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(next.outcome).toBe('done')
})

it('does not start for the next person where a refresh of the last one succeeds after all', async () => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.end()
  await lisa.renew()
  expect(lisa.client.session).toMatchObject({ generation: 1, ends: 1 })
})

it.each(['unreachable', 'timeout', 'unavailable', 'server-error'] as const)(
  'is not expired where a refresh fails with a LisaError that is `%s`',
  async (kind) => {
    const lisa = refreshing()
    const asked = lisa.read('r1')
    await settled()
    await answerOpen(lisa, 401)
    await lisa.fail(
      lisaError(kind, { message: 'POST /token', method: 'POST', url: 'https://id.test/token', offline: false } as never),
    )
    expect(asked.outcome).toBe('unreachable')
    expect(asked.reason).toMatchObject({ message: expect.stringContaining('`refresh` failed') })
    expect(lisa.client.session.prompt.isOpen).toBe(false)
  },
)

it('goes again with a key that `start` brings while the request is under way for the second time', async () => {
  const lisa = refreshing()
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.renew()
  lisa.client.session.start()
  await answerOpen(lisa, 401)
  await answerOpen(lisa, 200)
  expect(asked.outcome).toBe('done')
})

it.each<[what: string, meanwhile: (lisa: Refreshing) => Promise<void>]>([
  ['nobody ever answers', async () => undefined],
  ['all is refused', (lisa) => answerOpen(lisa, 401)],
  ['every answer comes at the last moment', (lisa) => lisa.answerByKey()],
])('settles within two waits and three timeouts where `refresh` hangs and %s', async (_, meanwhile) => {
  const lisa = refreshing()
  const asked = [lisa.read('r1'), lisa.read('r2'), lisa.write('w1')]
  await settled()
  await answerOpen(lisa, 401)
  asked.push(lisa.read('r3'), lisa.write('w2'))
  for (let elapsed = 0; elapsed < bound; elapsed += 9_500) {
    await lisa.pass(9_500)
    await meanwhile(lisa)
  }
  expect(outcomes(asked)).not.toContain('under way')
})

it('ends after the bound where `authorization` never settles', async () => {
  const lisa = steering({ authorization: () => new Promise(() => {}) })
  const asked = lisa.read('r1')
  await lisa.pass(bound)
  expect(asked.outcome).toBe('timeout')
  expect(lisa.clock.pending()).toBe(0)
})
