import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { notifyManager } from '@tanstack/react-query'
import { createLisaClient } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { installBrowser } from '../browser.ts'
import { createDeviceTime, installTime, placeNow, places } from '../device-time.ts'
import { randomOf } from '../random.ts'
import { followTraffic } from '../traffic.ts'
import { openDashboard } from './dashboard.tsx'

/** What there is at the end of an hour. */
export interface Sample {
  hour: number
  timers: number
  listeners: number
  'cache entries': number
  'waiting in the gate': number
  'requests under way': number
  'promises pending': number
  'heap in MB': number
  /** Widgets that show their data. */
  good: number
  requests: number
}

/** What may not grow. */
export const measures = [
  'timers',
  'listeners',
  'cache entries',
  'waiting in the gate',
  'requests under way',
  'promises pending',
  'heap in MB',
] as const

const minute = 60_000
const quarters = 4

/** What is wrong in an hour: each quarter has an hour with an outage of ten minutes, and one in which the quota is used up for ten minutes. */
export function troubleIn(hour: number, hours: number): 'outage' | 'quota' | undefined {
  const length = hours / quarters
  if (hour % length === Math.floor(length / 3)) return 'outage'
  return hour % length === Math.floor((length * 2) / 3) ? 'quota' : undefined
}

interface Options {
  hours: number
  widgets: number
  onSample?: (sample: Sample) => void
}

/** Two tabs with a dashboard for so many hours, by a hand clock. */
export async function soak({ hours, widgets, onSample }: Options): Promise<Sample[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  notifyManager.setScheduler(queueMicrotask)
  // jsdom's selectors listen on the window from the first one on.
  document.querySelector('[data-good]')
  const time = createDeviceTime(Date.UTC(2026, 0, 1))
  const traffic = followTraffic(time)
  const uninstall = installTime(time, randomOf(1, 'soak').next)
  const browser = installBrowser(time, randomOf(1, 'browser'))
  const shop = openShop(time, widgets)
  const tabs = [0, 1].map((place) => places.run(place, () => openDashboard(shop.clientOf(place), widgets)))

  const pass = async (milliseconds: number): Promise<void> => {
    const until = time.now() + milliseconds
    await traffic.rest()
    while (time.step(until)) {
      // What is due in the same instant runs together.
      while (time.step(time.now()));
      await traffic.rest()
    }
  }

  const samples: Sample[] = []
  for (let hour = 0; hour < hours; hour += 1) {
    const trouble = troubleIn(hour, hours)
    shop.revoke()
    for (let at = 0; at < 60; at += 1) {
      if (at === 30) for (const tab of tabs) tab.save()
      const isTroubled = at >= 20 && at < 30
      shop.state.isOut = isTroubled && trouble === 'outage'
      if (isTroubled && trouble === 'quota') shop.exhaust()
      await pass(minute)
    }
    collect()
    const queryClients = tabs.map(({ queryClient }) => queryClient)
    const sample: Sample = {
      hour: hour + 1,
      timers: [0, 1].reduce((sum, place) => sum + time.pending(place), 0),
      listeners: browser.listeners(),
      'cache entries': queryClients.reduce(
        (sum, one) => sum + one.getQueryCache().getAll().length + one.getMutationCache().getAll().length,
        0,
      ),
      'waiting in the gate': tabs.reduce((sum, { client }) => sum + client.rateLimit.get().waiting, 0),
      'requests under way': shop.state.underWay,
      'promises pending': queryClients.reduce((sum, one) => sum + one.isFetching() + one.isMutating(), 0),
      'heap in MB': Math.round(process.memoryUsage().heapUsed / 100_000) / 10,
      good: tabs.reduce((sum, tab) => sum + tab.good(), 0),
      requests: shop.state.requests,
    }
    samples.push(sample)
    onSample?.(sample)
  }
  for (const tab of tabs) tab.close()
  await pass(10 * minute)
  const left = [0, 1].reduce((sum, place) => sum + time.pending(place), 0) + browser.channels() + browser.locks()
  browser.uninstall()
  traffic.uninstall()
  uninstall()
  if (left > 0) throw new Error(`After the tabs were closed, ${left} timers, channels or locks are left`)
  return samples
}

/** A LiSA in memory, whose keys end each hour, and the application's side of the session. */
function openShop(time: ReturnType<typeof createDeviceTime>, widgets: number) {
  const limit = 6 * widgets
  const make = () => createSandbox({ seed: 1, now: time.now, rateLimit: { limit, window: minute }, keys: {} })
  let sandbox = make()
  let key = ''
  let keys = 0
  const state = { isOut: false, underWay: 0, requests: 0 }
  const renew = (): void => {
    keys += 1
    key = `soak-secret-${keys}`
    sandbox.addKey(key, { scopes: ['*'] })
  }
  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => time.after(milliseconds, resolve, placeNow()))
  return {
    state,
    /** The session ends: somebody has to sign in. The sandbox begins anew, since it remembers every request. */
    revoke() {
      sandbox = make()
    },
    exhaust: () => sandbox.exhaust(key),
    clientOf: (place: number) =>
      createLisaClient({
        baseUrl: 'https://lisa.test/v2',
        clock: time.clockOf(place, true),
        authorization: () => key && `ApiKey ${key}`,
        signIn: async () => {
          await wait(2_000)
          renew()
        },
        fetch: async (request) => {
          state.underWay += 1
          state.requests += 1
          try {
            await wait(40)
            if (state.isOut) throw new TypeError('fetch failed')
            return await sandbox.fetch(request)
          } finally {
            state.underWay -= 1
          }
        },
      }),
  }
}

/** What grew from the second quarter to the last one. */
export function growthIn(samples: readonly Sample[]): string[] {
  const length = samples.length / quarters
  const most = (quarter: number, measure: (typeof measures)[number]): number =>
    Math.max(...samples.slice(quarter * length, (quarter + 1) * length).map((sample) => sample[measure]))
  return measures.flatMap((measure) => {
    const [before, after] = [most(1, measure), most(quarters - 1, measure)]
    // Memory is never the same to the byte.
    const bound = measure === 'heap in MB' ? before * 1.05 : before
    return after > bound ? [`${measure}: ${before} in the second quarter, ${after} in the last`] : []
  })
}
