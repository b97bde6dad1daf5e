/** A folder of `src/` that is mutated, and what its mutants are tried on. */
export interface Part {
  /** What is mutated. */
  files: readonly string[]
  /** The tests that concern this folder. A mutant runs those that reach it, in this order, until one fails: quick ones first. */
  tests: readonly string[]
  /** Tests of these folders that would take too long for thousands of runs, or that fail without any change. */
  without?: readonly string[]
}

export const parts: Readonly<Record<string, Part>> = {
  errors: {
    files: ['src/errors/**/*.ts'],
    tests: ['test/errors/validation/rules.test.ts', 'test/errors/*.test.ts', 'test/errors/**/*.test.ts'],
    without: ['test/errors/validation/families.test.ts'],
  },
  query: {
    files: ['src/query/**/*.ts'],
    tests: ['test/query/**/*.test.ts', 'test/hooks/**/*.test.tsx', 'test/react/**/*.test.{ts,tsx}'],
  },
  client: {
    files: ['src/client/**/*.ts'],
    tests: ['test/client/*.test.ts', 'test/client/**/*.test.ts', 'test/errors/*.test.ts'],
  },
  server: {
    files: ['src/server/**/*.ts'],
    tests: ['test/server/**/*.test.ts'],
  },
}
