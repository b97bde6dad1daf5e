import fc from 'fast-check'
import { expect, it } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: the rule itself, without a gateway around it
import { mayGo, mayGoSoon } from '../../src/server/store/shares.ts'

const used = fc.record({ private: fc.nat(20), refresh: fc.nat(40), miss: fc.nat(60) })
const limit = fc.integer({ min: 1, max: 100 })
const visitors = fc.nat(200)
const waiting = fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined })

it('lets in what is wanted more where it lets in what is wanted less', () => {
  fc.assert(
    fc.property(used, limit, visitors, waiting, fc.nat(50), (used, limit, visitors, waiting, more) => {
      if (!mayGo('miss', used, limit, { visitors, waiting })) return
      expect(mayGo('miss', used, limit, { visitors: visitors + more, waiting })).toBe(true)
      expect(mayGo('miss', used, limit, { visitors, waiting: Math.max(0, (waiting ?? 100) - more) })).toBe(true)
    }),
  )
})

it('lets a miss in that one visitor wants and that waits alone, as long as the others keep their shares', () => {
  fc.assert(
    fc.property(used, limit, (used, limit) => {
      expect(mayGo('miss', used, limit, { visitors: 1, waiting: 1 })).toBe(mayGo('miss', used, limit))
    }),
  )
})

it('never lets a miss into what is kept for the team, nor beyond the limit', () => {
  fc.assert(
    fc.property(used, limit, visitors, waiting, (used, limit, visitors, waiting) => {
      if (!mayGo('miss', used, limit, { visitors, waiting })) return
      expect(used.refresh + used.miss + Math.max(used.private, Math.floor(limit / 10))).toBeLessThan(limit)
    }),
  )
})

it('has a miss wait for more visitors only where more could let it in', () => {
  fc.assert(
    fc.property(used, limit, visitors, waiting, (used, limit, visitors, waiting) => {
      const isHopeful = mayGoSoon(used, limit, { visitors, waiting })
      const couldGo = mayGo('miss', used, limit, { visitors: Math.max(visitors, 2) + limit, waiting: 1 })
      if (isHopeful) expect(couldGo).toBe(true)
    }),
  )
})
