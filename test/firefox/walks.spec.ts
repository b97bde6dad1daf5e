import { freshSandbox } from '../browser/page.ts'
import { expect, test } from '../browser/test.ts'
import { walks } from '../browser/walks.ts'

let complaints: string[] = []

test.beforeEach(async ({ page, request }) => {
  await freshSandbox(request)
  complaints = []
  page.on('pageerror', ({ message }) => complaints.push(message))
})

test.afterEach(() => expect(complaints).toEqual([]))

for (const [name, walk] of Object.entries(walks)) test(name, ({ page }) => walk(page))
