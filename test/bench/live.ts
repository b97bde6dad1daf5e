import { type Browser, chromium } from '@playwright/test'
import { Redis } from 'ioredis'
import { redisStore } from 'lisa-query/server'
import { asTeam, openShop, startNextShow } from '../browser/live-shop.ts'
import { startRedis } from '../redis/redis-server.ts'
import { findChromium } from '../support/chromium.ts'

/** How long pages took to show what LiSA notified of. */
export interface LiveFigures {
  changes: number
  /** From LiSA's notification at the gateway until the page shows it, in milliseconds, over both pages. */
  p50: number
  p95: number
  most: number
  /** What the shop asked LiSA for a read that is on the pages, for each change. */
  readsOfEach: number
}

const changes = 20

/** Two browsers on two of four instances with Redis; a show starts, and its title changes again and again. */
export async function live(): Promise<LiveFigures> {
  const redis = await startRedis('redis-server')
  await using shop = await openShop(() => redisStore(new Redis(redis.port, '127.0.0.1')))
  const executablePath = findChromium()
  if (!executablePath) throw new Error('The bench of live pages needs Chromium, Chrome or Edge')
  const launch = (): Promise<Browser> => chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  const browsers = await Promise.all([launch(), launch()])
  const pages = await Promise.all(
    browsers.map(async (browser, at) => {
      const page = await browser.newPage()
      await page.goto(`${shop.fronts[at]?.url}/`)
      await page.getByText('live', { exact: true }).waitFor()
      return page
    }),
  )
  /** When each page shows this text, in milliseconds since 1970. */
  const shownAt = (text: string): Promise<number[]> =>
    Promise.all(
      pages.map(async (page) => {
        const shown = await page.waitForFunction((wanted) => document.body.innerText.includes(wanted) && Date.now(), text)
        return Number(await shown.jsonValue())
      }),
    )
  const times: number[] = []
  const measure = async (text: string, id: Promise<string> | undefined, before: number): Promise<void> => {
    const shown = await shownAt(text)
    await id
    const notified = shop.notifiedAt.slice(before).at(-1) ?? Number.NaN
    times.push(...shown.map((at) => at - notified))
  }

  const readsBefore = shop.reads()
  const id = await startNextShow(shop.lisa)
  await measure(`live ${id}`, undefined, 0)
  for (let change = 1; change <= changes; change += 1) {
    const title = `Change ${change}.`
    const before = shop.notifiedAt.length
    const written = asTeam(shop.lisa, 'PATCH', `/shows/${id}`, { title: { '*': title } }).then(() => id)
    await measure(title, written, before)
  }
  const reads = shop.reads() - readsBefore
  await Promise.all(browsers.map((browser) => browser.close()))
  redis.stop()
  times.sort((one, other) => one - other)
  const quantile = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN
  return {
    changes: changes + 1,
    p50: quantile(0.5),
    p95: quantile(0.95),
    most: quantile(1),
    readsOfEach: Math.round((reads / (changes + 1)) * 100) / 100,
  }
}
