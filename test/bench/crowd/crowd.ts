import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startRedis } from '../../redis/redis-server.ts'
import { json, type LocalServer, serve } from '../local-server.ts'
import { rateWindow } from '../rate-window.ts'
import type { Outcome, Scenario } from '../run.ts'
import type { Kind, Report, Settings } from './server.ts'
import { arrive, type Pick, quantile } from './visitors.ts'

const minute = 60_000
const readsOfEach = 3
/** What a gateway's request to LiSA takes, in milliseconds. */
const latency = 80

interface Contender {
  name: string
  kind: Kind
  instances: number
}

const contenders: readonly Contender[] = [
  { name: 'a server that answers at once', kind: 'at once', instances: 1 },
  { name: 'plain proxy', kind: 'plain proxy', instances: 1 },
  { name: 'cached handler of Nitro 3 (ocache)', kind: 'cached handler', instances: 1 },
  { name: 'gateway', kind: 'gateway', instances: 1 },
  { name: 'gateway, four processes and Redis', kind: 'gateway', instances: 4 },
]

const oneOf = (count: number): number => Math.floor(Math.random() * count)
const show = () => ({ path: `/shows/${oneOf(40)}`, isShow: true })
const product = () => ({ path: `/products/${oneOf(2_000)}`, isShow: false })

/** A crowd in one minute, from a cold start, one contender after the other: they would take each other's processor. */
export async function crowd(visitors: number, hasTail: boolean): Promise<Scenario> {
  const picks: readonly Pick[] = hasTail ? [show, product, product] : [show, show, show]
  const outcomes: Outcome[] = []
  // What keeps nothing answers the same, whatever is read.
  const chosen = contenders.filter(({ kind }) => !hasTail || kind === 'cached handler' || kind === 'gateway')
  for (const contender of chosen) outcomes.push(await measured(contender, visitors, picks))
  const what = hasTail ? 'one of 40 of the show, two of 2,000 products' : 'out of 40'
  return {
    name: hasTail ? 'Crowd with a long tail' : 'Crowd',
    setting: `${visitors} visitors in a minute, ${readsOfEach} reads each (${what}), from a cold start; LiSA takes 60 requests a minute (sliding) and ${latency} ms. Requests are those at LiSA; failed are reads without data, p50 and p95 are of the others`,
    outcomes,
  }
}

async function measured({ name, kind, instances }: Contender, visitors: number, picks: readonly Pick[]): Promise<Outcome> {
  const lisa = await limitedLisa()
  const redis = kind === 'gateway' && instances > 1 ? await startRedis('redis-server') : undefined
  const settings: Settings = { kind, lisa: lisa.baseUrl, redisPort: redis?.port }
  const processes = await Promise.all(Array.from({ length: instances }, () => started(settings)))
  const start = performance.now()
  const reads = await arrive(
    processes.map(({ port }) => port),
    visitors,
    picks,
  )
  const seconds = Math.round((performance.now() - start) / 10) / 100
  const reports = await Promise.all(processes.map(({ report }) => report()))
  for (const { child } of processes) child.disconnect()
  redis?.stop()
  const showReads = reads.filter(({ isShow }) => isShow)
  const outcome = {
    contender: name,
    requests: lisa.count(/./),
    refused: lisa.count(/./, 429),
    failed: reads.filter(({ isOk }) => !isOk).length,
    failedOfShow: showReads.filter(({ isOk }) => !isOk).length,
    waiting: 0,
    seconds,
    p50: quantile(reads, 0.5),
    p95: quantile(reads, 0.95),
    p95OfShow: quantile(showReads, 0.95),
    megabytes: Math.max(...reports.map(({ megabytes }) => megabytes)),
    alone: reports.reduce((sum, { timesAlone }) => sum + timesAlone, 0),
  }
  lisa.close()
  return outcome
}

/** LiSA as its illustration has it: 60 requests a minute. */
async function limitedLisa(): Promise<LocalServer> {
  const admit = rateWindow({ limit: 60, window: minute, retryAfter: 'whole seconds', kind: 'sliding' })
  return serve(async ({ url = '' }, response) => {
    const { isAdmitted, headers } = admit()
    await new Promise((resolve) => setTimeout(resolve, latency))
    const id = url.split('/').at(-1) ?? ''
    if (isAdmitted) json(response, 200, { id, title: { '*': `Show ${id}` } }, headers)
    else json(response, 429, { errors: 'Too many requests' }, headers)
  })
}

interface Started {
  child: ChildProcess
  port: number
  report: () => Promise<Report>
}

async function started(settings: Settings): Promise<Started> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [JSON.stringify(settings)])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const report = async (): Promise<Report> => {
    child.send('report')
    const [report] = (await once(child, 'message')) as [Report]
    return report
  }
  return { child, port, report }
}
