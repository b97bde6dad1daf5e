import { expect, it } from 'vitest'
import { settled } from './answering.ts'
import { type Steering, steering } from './steering.ts'

/** Ada is signed in; then Bob is. */
function adaThenBob(options: Parameters<typeof steering>[0] = {}): Steering & { bobSignsIn: () => Promise<void> } {
  let person = 'ada'
  const lisa = steering({ identity: () => person, authorization: () => `ApiKey ${person}`, ...options })
  return {
    ...lisa,
    async bobSignsIn() {
      person = 'bob'
      lisa.client.session.start()
      await settled()
    },
  }
}

const credentials = ({ sent }: Steering): unknown[] => sent.map(({ request }) => request.headers.get('authorization'))

it('does not send what one person wrote in the name of the next one, who has signed in while it waited for the rate limit', async () => {
  const lisa = adaThenBob()
  lisa.read('first')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '20' })
  const write = lisa.write('42')
  await lisa.bobSignsIn()
  await lisa.pass(60_000)
  expect(lisa.ids()).not.toContain('42')
  expect(write.reason).toMatchObject({ kind: 'auth-required', message: expect.stringContaining('another person has signed in') })
  expect(write.reason).not.toHaveProperty('outcome', 'unknown')
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('does not send it either where the application took its time for the credential', async () => {
  let give = (): void => undefined
  const lisa = adaThenBob({
    authorization: () =>
      new Promise((resolve) => {
        give = () => resolve('ApiKey bob')
      }),
  })
  const write = lisa.write('42')
  await settled()
  await lisa.bobSignsIn()
  give()
  await settled()
  expect(lisa.sent).toEqual([])
  expect(write.outcome).toBe('auth-required')
})

it('does not send again in the name of the next person what was refused of the last one', async () => {
  const lisa = adaThenBob({ refresh: () => undefined })
  const write = lisa.write('42')
  await settled()
  await lisa.bobSignsIn()
  await lisa.sent[0]?.answer(401)
  await settled()
  expect(credentials(lisa)).toEqual(['ApiKey ada'])
  expect(write.reason).toMatchObject({ kind: 'auth-required', status: 401 })
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('sends again what was refused where the same person has signed in meanwhile', async () => {
  const lisa = adaThenBob({ identity: () => 'ada' })
  lisa.write('42')
  await settled()
  await lisa.bobSignsIn()
  await lisa.sent[0]?.answer(401)
  expect(credentials(lisa)).toEqual(['ApiKey ada', 'ApiKey bob'])
})

it('sends what the next person writes', async () => {
  const lisa = adaThenBob()
  await lisa.bobSignsIn()
  lisa.write('42')
  await settled()
  expect(credentials(lisa)).toEqual(['ApiKey bob'])
})
