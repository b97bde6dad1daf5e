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
  /** Whether what its tests serve over HTTP is asked without a network, and time goes faster. */
  isQuick?: boolean
  /** What starts before its tests. */
  globalSetup?: string
  /** In milliseconds: tests that take longer without a mutant are left out; 6,000 by default. */
  longest?: number
  /** In milliseconds: a mutant that has survived its quickest tests for so long counts as one that survives. */
  most?: number
}

export const parts: Readonly<Record<string, Part>> = {
  errors: {
    files: ['src/errors/**/*.ts'],
    tests: [
      'test/errors/validation/rules.test.ts',
      'test/errors/*.test.ts',
      'test/query/prefetch.test.ts',
      'test/errors/**/*.test.ts',
    ],
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
    isQuick: true,
    longest: 1_000,
    most: 12_000,
    globalSetup: 'test/redis/redis-server.ts',
    tests: ['test/server/**/*.test.ts', 'test/redis/redis-store.test.ts'],
    // The attacks meet real sockets, fifty of them on the same way.
    without: ['test/server/attacks.test.ts', 'test/server/long-tail.test.ts', 'test/server/no-store.test.ts'],
  },
}
