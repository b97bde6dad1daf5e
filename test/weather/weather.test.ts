import { expect, it } from 'vitest'
import { installPage } from './page-globals.ts'

installPage()
const { travel } = await import('./journey.ts')

const seeds = Array.from({ length: 20 }, (_, at) => at + 1)

// `npm run test:weather -- --seed 17` repeats the one of this number alone.
it.each(seeds)('keeps every promise on the journey with the seed %i', async (seed) => {
  const { violations, steps } = await travel(seed)
  expect(violations, steps.join('\n')).toEqual([])
})
