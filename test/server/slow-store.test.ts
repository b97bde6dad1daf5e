import { getShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayEvent, type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it } from 'vitest'
import { handClock, settled, show } from '../client/answering.ts'

/** A gateway before a store whose answers lie there until they are let in, as on a network. */
function behindSlowStore() {
  const clock = handClock()
  const events: GatewayEvent[] = []
  const shared = memoryStore({ clock })
  let isSlow = false
  const lying: (() => void)[] = []
  const read: GatewayStore['read'] = async (key, paths) => {
    const found = await shared.read(key, paths)
    if (isSlow) await new Promise<void>((resolve) => lying.push(resolve))
    return found
  }
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey test',
    public: [getShow],
    fetch: () => Response.json(show),
    store: { ...shared, read },
    clock,
    onEvent: (event) => events.push(event),
  })
  return {
    clock,
    get: () => gateway.fetch(new Request('https://shop.example/api/lisa/shows/42')),
    slowDown: () => {
      isSlow = true
    },
    letIn: () => {
      for (const resolve of lying.splice(0)) resolve()
    },
    storeEvents: () => events.filter(({ type }) => type === 'store'),
  }
}

it('reads what the store has answered after the process stood still for five seconds, and does not go on alone', async () => {
  const { clock, get, slowDown, letIn, storeEvents } = behindSlowStore()
  await get()
  slowDown()
  const answer = get()
  await settled()
  clock.advance(5_000)
  await settled()
  letIn()
  expect((await answer).status).toBe(200)
  expect(storeEvents()).toEqual([])
})

it('goes on alone, with what it has read before, when the store has not answered for a second', async () => {
  const { clock, get, slowDown, storeEvents } = behindSlowStore()
  await get()
  slowDown()
  const answer = get()
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await settled()
    clock.advance(250)
  }
  expect((await answer).status).toBe(200)
  expect(storeEvents()).toMatchObject([{ isReachable: false }])
})
