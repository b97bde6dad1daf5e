import type { Browser, Page } from '@playwright/test'

/** What a page shows that no script has touched. */
export interface PlainPage {
  status: number
  retryAfter: string | undefined
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
    const page = await context.newPage()
    const answer = await page.goto(url)
    const state = page.locator('main [data-kind]:visible').first()
    const kind = (await state.count()) > 0 ? ((await state.getAttribute('data-kind')) ?? undefined) : undefined
    return { status: answer?.status() ?? 0, retryAfter: (await answer?.allHeaders())?.['retry-after'], kind }
  } finally {
    await context.close()
  }
}

/** Opens a page in a browser of its own, waits until React has taken over, and lends it. */
export async function visit(browser: Browser, url: string, use: (page: Page, seen: Seen) => Promise<void>): Promise<void> {
  const context = await browser.newContext()
  const seen: Seen = { status: 0, requests: [], isLive: false, lines: [] }
  try {
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
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactProps')),
    )
    // Effects have run once the browser is idle; what they ask for is under way then.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    await use(page, seen)
  } finally {
    await context.close()
  }
}
