/** A folder of `src/` that is mutated, and what its mutants are tried on. */
export interface Part {
  /** What is mutated. */
  files: readonly string[]
  /** The tests that concern this folder. A mutant runs those that reach it, in this order, until one fails: quick ones first. */
  tests: readonly string[]
  /** Tests of these folders that would take too long for thousands of runs, or that need another environment. */
  without?: readonly string[]
  /** Where its tests run, if not in Node. */
  environment?: 'jsdom'
}

export const parts: Readonly<Record<string, Part>> = {
  errors: {
    files: ['src/errors/**/*.ts'],
    tests: ['test/errors/validation/rules.test.ts', 'test/errors/*.test.ts', 'test/errors/**/*.test.ts'],
    without: ['test/errors/validation/families.test.ts'],
  },
  query: {
    files: ['src/query/**/*.ts'],
    environment: 'jsdom',
    tests: [
      'test/query/**/*.test.ts',
      'test/pages.test.ts',
      'test/hooks/**/*.test.tsx',
      'test/react/{leaving,pages,refused-reads,sign-in,silence,unknown-outcome,writing}.test.tsx',
    ],
  },
  client: {
    files: ['src/client/**/*.ts'],
    tests: ['test/client/*.test.ts', 'test/client/**/*.test.ts', 'test/errors/*.test.ts'],
  },
  server: {
    files: ['src/server/**/*.ts'],
    tests: ['test/server/**/*.test.ts'],
    without: ['test/server/long-tail.test.ts', 'test/server/no-store.test.ts'],
  },
}
