import { walks } from '../walks.ts'
import { test } from './strict.ts'

// What a host without a server shows: each page brings the shop's server along.

test.use({ mayComplainOf: 'nothing' })

for (const [name, walk] of Object.entries(walks)) test(name, ({ page }) => walk(page))
