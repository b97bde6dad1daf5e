import { complaintsOf } from '../page.ts'
import { walks } from '../walks.ts'
import { expect, test } from './strict.ts'

// What a host without a server shows: each page brings the shop's server along.

let complaints: string[] = []

test.beforeEach(({ page }) => {
  complaints = complaintsOf(page)
})

test.afterEach(() => expect(complaints).toEqual([]))

for (const [name, walk] of Object.entries(walks)) test(name, ({ page }) => walk(page))
