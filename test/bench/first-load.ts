import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { builtExample, withBuiltExample } from '../support/built-example.ts'

// What a visitor of the storefront waits for, and a reader of the guide: the static build, on a processor four times as slow as this one.
const slowdown = 4
const runs = 3

interface FirstLoad {
  scripts: string[]
  /** What was painted largest, and after how many milliseconds. */
  largest: { what: string; at: number }
  /** The sum of all layout shifts. */
  shifted: number
}

await withBuiltExample(async (browser, address) => {
  for (const path of ['', 'guide/start.html', 'guide/errors.html', 'guide/api-main.html']) await show(browser, address, path)
})

async function show(browser: Browser, address: string, path: string): Promise<void> {
  const loads: FirstLoad[] = []
  for (let run = 0; run < runs; run += 1) loads.push(await firstLoad(browser, `${address}${path}`))
  console.log(`/${path}`)
  const scripts = [...new Set(loads.flatMap((load) => load.scripts))]
  console.log(`${kilobytes(scripts).toFixed(1).padStart(6)} kB  JavaScript, gzipped, in ${scripts.length} files`)
  for (const { largest, shifted } of loads) {
    console.log(`${(largest.at / 1000).toFixed(2).padStart(6)} s   ${largest.what}; shifted by ${shifted.toFixed(4)}`)
  }
}

async function firstLoad(browser: Browser, address: string): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const scripts: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) scripts.push(pathname)
  })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.getByRole('article').first().waitFor()
  await page.waitForTimeout(1_000)
  const painted = await figuresOf(page)
  await context.close()
  return { scripts, ...painted }
}

function figuresOf(page: Page): Promise<Omit<FirstLoad, 'scripts'>> {
  return page.evaluate(async () => {
    const [paints = [], shifts = []] = await Promise.all(
      ['largest-contentful-paint', 'layout-shift'].map(
        (type) =>
          new Promise<PerformanceEntryList>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true })
            setTimeout(resolve, 500, [])
          }),
      ),
    )
    const largest = paints.at(-1) as (PerformanceEntry & { element?: HTMLElement }) | undefined
    const { element } = largest ?? {}
    return {
      largest: {
        what: `<${element?.tagName.toLowerCase()}> ${(element?.textContent || element?.getAttribute('src') || '').slice(0, 60)}`,
        at: largest?.startTime ?? 0,
      },
      shifted: (shifts as (PerformanceEntry & { value: number })[]).reduce((sum, { value }) => sum + value, 0),
    }
  })
}

function kilobytes(scripts: readonly string[]): number {
  const sizes = scripts.map((path) => gzipSync(readFileSync(join(builtExample, path)), { level: 9 }).length)
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
