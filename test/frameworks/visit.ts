import type { Browser, BrowserContextOptions, Page } from '@playwright/test'

/** Ends what hangs: a slow machine may take its time. */
export const patient = { timeout: 120_000 }

/** What a page shows that no script has touched. */
export interface PlainPage {
  status: number
  retryAfter: string | undefined
  cacheControl: string | undefined
  /** What the page asks of search engines. */
  robots: string | undefined
  heading: string | undefined
  /** The kind of the first state that is on view. */
  kind: string | undefined
}

/** What a browser did while a page was open. */
export interface Seen {
  status: number
  /** What it asked the gateway for, the live connection left out. */
  requests: string[]
  /** Whether the live connection stands. */
  isLive: boolean
  /** What stood in the console, and what was thrown; the status of the page itself left out. */
  lines: string[]
}

/** Opens a page with JavaScript switched off. */
export async function visitWithoutJavaScript(browser: Browser, url: string): Promise<PlainPage> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    context.setDefaultTimeout(patient.timeout)
    const page = await context.newPage()
    const answer = await page.goto(url)
    const headers = await answer?.allHeaders()
    const first = async (selector: string, attribute?: string): Promise<string | undefined> => {
      const found = page.locator(selector).first()
      if ((await found.count()) === 0) return undefined
      return (attribute === undefined ? await found.textContent() : await found.getAttribute(attribute)) ?? undefined
    }
    return {
      status: answer?.status() ?? 0,
      retryAfter: headers?.['retry-after'],
      cacheControl: headers?.['cache-control'],
      robots: await first('meta[name=robots]', 'content'),
      heading: await first('h1:visible'),
      kind: await first('main [data-kind]:visible', 'data-kind'),
    }
  } finally {
    await context.close()
  }
}

/** How a page is opened. */
export interface VisitOptions extends BrowserContextOptions {
  /** Nothing that waits for a timer goes on. */
  isTimeStill?: boolean
}

/** Opens a page in a browser of its own, waits until React has taken over where JavaScript runs, and lends it. */
export async function visit(
  browser: Browser,
  url: string,
  use: (page: Page, seen: Seen) => Promise<void>,
  { isTimeStill = false, ...options }: VisitOptions = {},
): Promise<void> {
  const context = await browser.newContext(options)
  const seen: Seen = { status: 0, requests: [], isLive: false, lines: [] }
  try {
    context.setDefaultTimeout(patient.timeout)
    if (isTimeStill) await context.addInitScript({ content: stopTimers })
    const page = await context.newPage()
    page.on('console', (message) => {
      const isOfPage = message.location().url === url && message.text().startsWith('Failed to load resource')
      if (!isOfPage) seen.lines.push(message.text())
    })
    page.on('pageerror', (error) => seen.lines.push(error.message))
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/api/lisa/') && !pathname.endsWith('/_live')) seen.requests.push(`${request.method()} ${pathname}`)
    })
    page.on('response', (response) => {
      if (response.url().includes('/_live') && response.ok()) seen.isLive = true
    })
    seen.status = (await page.goto(url))?.status() ?? 0
    if (options.javaScriptEnabled !== false) await hydrated(page)
    await use(page, seen)
  } finally {
    await context.close()
  }
}

/** Runs in the page before all of its scripts. A text, since a compiler would put its own names into a function. */
const stopTimers = `{
  const later = window.setTimeout
  window.setTimeout = (callback, wait = 0, ...args) => (wait > 0 ? 0 : later(callback, wait, ...args))
}`

/** Waits until React has taken over the page, and its effects have run. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const element = document.querySelector('main') ?? document.querySelector('h1')
    return Object.keys(element ?? {}).some((key) => key.startsWith('__reactProps'))
  })
  // Effects have run once the browser is idle; what they ask for is under way then.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}
