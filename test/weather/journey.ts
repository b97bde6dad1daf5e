import { notifyManager, onlineManager } from '@tanstack/react-query'
import { createLisaClient, isLisaError, type LisaEvent } from 'lisa-query/core'
import { type Browser, installBrowser } from './browser.ts'
import { createDeviceTime, type DeviceTime, installTime, places } from './device-time.ts'
import { leaksIn, spokenBy, strangersIn, writeFaults } from './invariants.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Lisa, openLisa, people } from './lisa.ts'
import { createSignIn } from './person.ts'
import { openPlainTab } from './plain-tab.ts'
import { type Random, randomOf } from './random.ts'
import { openReactTab } from './react-tab.tsx'
import { openShop, type Shop, storeStates } from './shop.ts'
import { raiseStorm, type Storm } from './storm.ts'
import type { Tab } from './tab.ts'
import { followTraffic, type Traffic } from './traffic.ts'
import { calm, forecastOf, verdictOf } from './verdict.ts'

/** What came of a journey. */
export interface Outcome {
  seed: number
  /** What must never happen and did. */
  violations: string[]
  /** What happened, step by step. */
  steps: string[]
  /** How often what happened. */
  counts: Map<string, number>
}

const start = Date.UTC(2026, 0, 1)
const minute = 60_000

/** Everything that a journey is made of. */
interface World {
  time: DeviceTime
  traffic: Traffic
  browser: Browser
  lisa: Lisa
  /** Between the browser and what it asks. */
  storm: Storm
  /** That one, and the one between a gateway and LiSA. */
  storms: readonly Storm[]
  /** Where the browser asks a gateway. */
  shop: Shop | undefined
  ledger: Ledger
  tabs: Tab[]
  events: LisaEvent[]
  isCalm: boolean
  isOut: boolean
  note: (what: string) => void
  outcome: Outcome
  signing: ReturnType<typeof createSignIn>
  uninstallTime: () => void
}

/** Lives through the journey of this number: the same one each time. */
export async function travel(seed: number): Promise<Outcome> {
  const outcome: Outcome = { seed, violations: [], steps: [], counts: new Map() }
  const world = await openWorld(seed, outcome)
  const stopListening = listenForBugs(outcome)
  try {
    await steps(world, randomOf(seed, 'steps'))
    await clearUp(world)
  } catch (error) {
    outcome.violations.push(`the journey could not go on: ${error instanceof Error ? error.stack : error}`)
  } finally {
    await closeWorld(world)
    stopListening()
  }
  return outcome
}

async function openWorld(seed: number, outcome: Outcome): Promise<World> {
  // At once, and not after a timer of no milliseconds.
  notifyManager.setScheduler(queueMicrotask)
  const random = randomOf(seed, 'world')
  const time = createDeviceTime(start)
  const traffic = followTraffic(time)
  const uninstallTime = installTime(time, randomOf(seed, 'jitter').next)
  const browser = installBrowser(time, randomOf(seed, 'browser'))
  const forecast = forecastOf(seed)
  const limit = random.pick([20, 60, 60, false] as const)
  const lisa = await openLisa(time, traffic, limit)
  const world: Partial<World> & Pick<World, 'isCalm' | 'isOut'> = { isCalm: false, isOut: false }
  const raise = (target: string, isOut: () => boolean): Promise<Storm> =>
    raiseStorm({ time, traffic, target, isOut, verdictFor: ({ id }) => (world.isCalm ? calm : verdictOf(seed, id, forecast)) })
  const atLisa = await raise(lisa.url, () => world.isOut)
  const hasShop = randomOf(seed, 'shop').chance(0.3)
  const shop = hasShop ? await openShop({ time, traffic, lisa, baseUrl: `${atLisa.url}/v2`, limit: limit || 60 }) : undefined
  const storm = shop ? await raise(shop.url, () => false) : atLisa
  const ledger = openLedger(() => traffic.flights.size)
  const hasIdentity = random.chance(0.5)
  const signing = createSignIn({ time, random: randomOf(seed, 'sign-in'), lisa, api: () => storm.url, hasIdentity })
  if (random.chance(0.8)) signing.enter(random.pick(people))
  const events: LisaEvent[] = []
  const isSteady = random.chance(0.5)
  const tabs: Tab[] = []
  for (let place = 0; place < random.pick([1, 2, 2, 3]); place += 1) {
    places.run(place, () => {
      const client = createLisaClient({
        baseUrl: `${storm.url}/v2`,
        clock: time.clockOf(place, isSteady),
        onEvent: (event) => events.push(event),
        ...signing.options,
      })
      const crashed = (error: unknown): void => void outcome.violations.push(`the page crashed: ${error}`)
      tabs.push(place === 0 ? openReactTab(place, client, ledger, crashed) : openPlainTab(place, client, ledger))
    })
  }
  const note = (what: string): void => {
    outcome.counts.set(what, (outcome.counts.get(what) ?? 0) + 1)
  }
  return Object.assign(world, {
    time,
    traffic,
    browser,
    lisa,
    storm,
    storms: [...new Set([atLisa, storm])],
    shop,
    ledger,
    tabs,
    events,
    note,
    outcome,
    signing,
    uninstallTime,
  })
}

/** Lets time pass, event by event. */
async function pass({ time, traffic }: World, milliseconds: number): Promise<void> {
  const until = time.now() + milliseconds
  await traffic.rest()
  while (time.step(until)) await traffic.rest()
}

type Step = (world: World, random: Random) => string | Promise<string>

const stepsOfPeople: Record<string, { weight: number; take: Step }> = {
  act: {
    weight: 30,
    take: ({ tabs, time, note }, random) => {
      const awake = tabs.filter(({ place }) => !time.isFrozen(place))
      if (awake.length === 0) return 'nobody looks'
      const tab = random.pick(awake)
      const done = tab.act(random)
      note(`a person ${done.split(' ')[0]}`)
      return `tab ${tab.place} ${done}`
    },
  },
  freeze: {
    weight: 2,
    take: ({ tabs, time, note }, random) => {
      const { place } = random.pick(tabs)
      time.freeze(place)
      note('tabs frozen')
      return `tab ${place} freezes`
    },
  },
  wake: {
    weight: 3,
    take: ({ tabs, time }) => {
      for (const { place } of tabs) time.wake(place)
      return 'all tabs wake'
    },
  },
  sleep: {
    weight: 1,
    take: ({ time, storm, note }, random) => {
      const length = random.pick([20_000, 5 * minute, 60 * minute, 8 * 60 * minute])
      time.sleep(length)
      storm.cutAll()
      note('computer slept')
      return `the computer sleeps for ${length / 1_000} s`
    },
  },
  jump: {
    weight: 2,
    take: ({ time, note }, random) => {
      const length = random.pick([-24 * 60 * minute, -60 * minute, -5_000, 5_000, 60 * minute, 24 * 60 * minute])
      time.jump(length)
      note(length > 0 ? 'clock set forth' : 'clock set back')
      return `the clock jumps by ${length / 1_000} s`
    },
  },
  outage: {
    weight: 1,
    take: (world) => {
      world.isOut = !world.isOut
      if (world.isOut) world.note('outages')
      return world.isOut ? 'LiSA is gone' : 'LiSA is back'
    },
  },
  offline: {
    weight: 1,
    take: ({ note }) => {
      const isOnline = onlineManager.isOnline()
      setOnline(!isOnline)
      if (isOnline) note('offline')
      return isOnline ? 'the network is gone' : 'the network is back'
    },
  },
  expire: {
    weight: 2,
    take: ({ lisa, signing, note }) => {
      const { person } = signing.signedIn
      if (!person) return 'nobody has a key'
      lisa.expire(person)
      note('keys expired')
      return `the key of ${person} expires`
    },
  },
  revoke: {
    weight: 1,
    take: ({ lisa, signing, note }) => {
      const { person } = signing.signedIn
      if (!person) return 'nobody has a session'
      lisa.revoke(person)
      note('sessions ended by LiSA')
      return `the session of ${person} is over`
    },
  },
  exhaust: {
    weight: 1,
    take: ({ lisa, signing, note }) => {
      if (!signing.signedIn.key) return 'nobody has a quota'
      lisa.exhaust()
      note('quotas used up')
      return 'the quota is used up'
    },
  },
  leave: {
    weight: 2,
    take: ({ signing, tabs, time, note }, random) => {
      const awake = tabs.filter(({ place }) => !time.isFrozen(place))
      const { person } = signing.signedIn
      if (!person || awake.length === 0) return 'nobody can leave'
      signing.leave()
      const { client, place } = random.pick(awake)
      places.run(place, () => client.session.end())
      note('signed out')
      return `${person} leaves in tab ${place}`
    },
  },
  enter: {
    weight: 3,
    take: ({ signing, tabs, time, note }, random) => {
      const awake = tabs.filter(({ place }) => !time.isFrozen(place))
      if (signing.signedIn.person || awake.length === 0) return 'nobody can come'
      const person = random.pick(people)
      signing.enter(person)
      const { client, place } = random.pick(awake)
      places.run(place, () => client.session.start())
      note('signed in')
      return `${person} comes in tab ${place}`
    },
  },
  look: {
    weight: 3,
    take: () => {
      document.dispatchEvent(new window.Event('visibilitychange', { bubbles: true }))
      window.dispatchEvent(new window.Event('focus'))
      return 'the window has the focus'
    },
  },
}

function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true })
  window.dispatchEvent(new window.Event(isOnline ? 'online' : 'offline'))
}

const weights = Object.fromEntries(Object.entries(stepsOfPeople).map(([name, { weight }]) => [name, weight]))

async function steps(world: World, random: Random): Promise<void> {
  const { outcome, time, shop } = world
  const randomOfStore = randomOf(outcome.seed, 'store')
  for (let left = random.between(10, 40); left > 0 && outcome.violations.length === 0; left -= 1) {
    const name = random.weighted(weights)
    const what = (await stepsOfPeople[name]?.take(world, random)) ?? name
    const length = random.pick([0, 200, 1_000, 5_000, 20_000])
    outcome.steps.push(`${(time.now() - start) / 1_000} s: ${what}`)
    // The other tabs have to hear of a person who leaves.
    await pass(world, name === 'leave' ? Math.max(length, 200) : length)
    expectNobodyElse(world)
    if (shop && randomOfStore.chance(0.12)) outcome.steps.push(changeStore(world, shop, randomOfStore))
  }
}

/** What the servers of a shop share goes, as a Redis does, or comes back. */
function changeStore({ note }: World, shop: Shop, random: Random): string {
  const state = random.pick(storeStates)
  shop.setStore(state)
  if (state !== 'there') note(`store ${state}`)
  return `the store of the gateway is ${state}`
}

/** Nothing of the last person, once the tabs that are awake have heard of it. */
function expectNobodyElse(world: World): void {
  const { tabs, time, signing, outcome } = world
  const awake = tabs.filter(({ place }) => !time.isFrozen(place))
  outcome.violations.push(...strangersIn(awake, signing.signedIn))
}

/** Fair weather: everything comes to an end, and a person gets everything back. */
async function clearUp(world: World): Promise<void> {
  const { tabs, time, outcome, ledger, lisa, signing, events, shop } = world
  world.isCalm = true
  world.isOut = false
  shop?.setStore('there')
  for (const { place } of tabs) time.wake(place)
  setOnline(true)
  await pass(world, 5 * minute)
  outcome.violations.push(...strangersIn(tabs, signing.signedIn), ...hanging(world))
  for (let round = 0; round < 6 && tabs.some((tab) => tab.reads().some(isBad)); round += 1) {
    if (!signing.signedIn.person || tabs.some(({ client }) => client.session.prompt.isOpen)) {
      signing.enter(signing.signedIn.person ?? 'anna')
      places.run(0, () => tabs[0]?.client.session.start())
    }
    for (const tab of tabs) tab.goOn()
    await pass(world, 2 * minute)
  }
  for (const tab of tabs) {
    for (const read of tab.reads().filter(isBad)) {
      outcome.violations.push(`tab ${tab.place}: ${read.what} stays without its data in fair weather: ${read.error}`)
    }
  }
  for (const tab of tabs) tab.retell?.()
  outcome.violations.push(...hanging(world), ...writeFaults(ledger, lisa), ...leaksIn(spokenBy(ledger, tabs, events), lisa.keys))
  for (const error of ledger.errors)
    if (error instanceof Error && error.message.startsWith('A bug')) outcome.violations.push(error.message)
}

const isBad = ({ hasData, error }: { hasData: boolean; error: unknown }): boolean =>
  (!hasData || Boolean(error)) && !isFinal(error)

/** Whether nothing but another page helps: where something is not there, or the proxy has said that the request makes no sense. */
const isFinal = (error: unknown): boolean => isLisaError(error) && ['not-found', 'bad-request'].includes(error.kind)

/** What does not come to an end. */
function hanging({ tabs, ledger }: World): string[] {
  return [
    ...[...ledger.unsettled].map((what) => `${what} never settles`),
    ...tabs.flatMap(({ place, queryClient }) => {
      const found: string[] = []
      if (queryClient.isMutating() > 0) found.push(`tab ${place}: ${queryClient.isMutating()} writes are under way`)
      return found
    }),
  ]
}

async function closeWorld(world: World): Promise<void> {
  const { tabs, time, browser, storms, shop, lisa, traffic, outcome, ledger } = world
  for (const tab of tabs) tab.close()
  await pass(world, 10 * minute)
  for (const { place, client } of tabs) {
    const { waiting } = client.rateLimit.get()
    if (waiting > 0) outcome.violations.push(`tab ${place}: ${waiting} requests wait in the gate for ever`)
    if (time.pending(place) > 0) outcome.violations.push(`tab ${place} leaves ${time.pending(place)} timers behind`)
  }
  if (browser.channels() > 0) outcome.violations.push(`${browser.channels()} channels stay open`)
  if (browser.locks() > 0) outcome.violations.push(`${browser.locks()} locks stay held`)
  for (const [what, count] of storms.flatMap(({ counts }) => [...counts]))
    outcome.counts.set(what, (outcome.counts.get(what) ?? 0) + count)
  outcome.counts.set('journeys', 1)
  if (shop) outcome.counts.set('journeys through a gateway', 1)
  outcome.counts.set('requests', traffic.flights.size)
  outcome.counts.set('writes', ledger.writes.size)
  for (const { close } of storms) close()
  await shop?.close()
  await lisa.close()
  browser.uninstall()
  traffic.uninstall()
  world.uninstallTime()
}

/** What nobody catches while the journey lasts. */
function listenForBugs({ violations }: Outcome): () => void {
  const onRejection = (reason: unknown): void =>
    void violations.push(`unhandled rejection: ${reason instanceof Error ? reason.stack : reason}`)
  const onException = (error: unknown): void => void violations.push(`uncaught: ${error instanceof Error ? error.stack : error}`)
  const ownError = console.error
  console.error = (...words: unknown[]) => void violations.push(`console: ${words.join(' ').slice(0, 500)}`)
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onException)
  return () => {
    console.error = ownError
    process.off('unhandledRejection', onRejection)
    process.off('uncaughtException', onException)
  }
}
