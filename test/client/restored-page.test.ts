import type { LisaClientOptions } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { settled } from './answering.ts'
import { type Steering, steering } from './steering.ts'

/** A client whose read was answered before its page was left, and what its session has told since the page is there again. */
async function restored(
  options: Partial<LisaClientOptions>,
  meanwhile: () => void,
): Promise<{ lisa: Steering; told: unknown[] }> {
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  const lisa = steering(options)
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  meanwhile()
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await settled()
  return { lisa, told: heard.mock.calls.map(([news]) => news) }
}

it.each<[what: string, before: string, now: string | undefined, told: string[]]>([
  ['is still signed in', 'ada', 'ada', []],
  ['has left', 'ada', undefined, ['end']],
  ['has left, and somebody else is there', 'ada', 'bob', ['switch']],
])('knows by `identity` and by the credential that the person of a restored page %s', async (_, before, now, told) => {
  for (const option of ['identity', 'authorization'] as const) {
    let value: string | undefined = before
    const { told: heard } = await restored({ [option]: () => value }, () => {
      value = now
    })
    expect(heard).toEqual(told)
  }
})

it('leaves a restored page alone where nothing says whose it is', async () => {
  const { told } = await restored({}, () => undefined)
  expect(told).toEqual([])
})

it('leaves no listener behind', async () => {
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  const removed = vi.spyOn(window, 'removeEventListener')
  const { client } = steering()
  client.dispose()
  expect(removed).toHaveBeenCalledTimes(1)
})
