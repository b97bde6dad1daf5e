export default {
  // jsdom with Node's own fetch, Request and streams, which Jest's jsdom lacks.
  testEnvironment: 'jest-fixed-jsdom',
  testMatch: ['<rootDir>/*.spec.tsx'],
  testTimeout: 180_000,
  // Both are published as ES modules alone.
  transformIgnorePatterns: ['/node_modules/(?!(lisa-query|ky)/)'],
  // The tests are the same as in Vitest.
  moduleNameMapper: { '^vitest$': '<rootDir>/as-vitest.cjs' },
}
