import { defineConfig } from 'vitest/config'
import { sourceAliases } from '../../vite.config.ts'

// `npm run test:redis`: what needs a real Redis, one file after the other on the same one.
export default defineConfig({
  resolve: { alias: sourceAliases },
  test: {
    include: ['test/redis/**/*.test.ts'],
    globalSetup: ['test/redis/redis-server.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
