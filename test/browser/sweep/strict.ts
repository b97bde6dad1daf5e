import { readFileSync } from 'node:fs'
import { servePages } from '../../support/serve-pages.ts'
import { test as base, expect } from '../test.ts'

interface Violations {
  /** What the pages did that their policy forbids. A test fails that leaves something in here. */
  violations: string[]
}

/** Playwright's `test`, on the static build, served under the policy that the guide's page about security gives. */
export const test = base.extend<Violations, { reports: string[] }>({
  reports: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads here which fixtures are needed
    ({}, use) => use([]),
    { scope: 'worker' },
  ],
  server: [
    async ({ reports }, use) => {
      const server = await servePages('static', { header: policyOfTheGuide(), onReport: (report) => reports.push(report) })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  violations: [
    async ({ context, reports }, use) => {
      const violations: string[] = []
      await context.exposeFunction('tellViolation', (violation: string) => violations.push(violation))
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
          const { tellViolation } = globalThis as unknown as { tellViolation: (violation: string) => void }
          tellViolation(`${violatedDirective}: ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`)
        })
      })
      await use(violations)
      expect([...violations, ...reports.splice(0)]).toEqual([])
    },
    { auto: true },
  ],
  // The functions that a context knows outlive a test.
  reuseContext: false,
})

export { expect }

function policyOfTheGuide(): string {
  const page = readFileSync(new URL('../../../example/guide/pages/security.md', import.meta.url), 'utf8')
  const [, header] = /^Content-Security-Policy: (.+)$/m.exec(page) ?? []
  if (!header) throw new Error('The guide’s page about security gives no Content-Security-Policy')
  return header
}
