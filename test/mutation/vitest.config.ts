import { matchesGlob, relative } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { sourceAliases } from '../../vite.config.ts'
import { type Part, parts } from './parts.ts'

// Stryker runs this in its copy of the project, and `mutation.ts` says of which folder.
const part = partOf(process.env.MUTATION_PART)
const nodeServer = {
  find: '@hono/node-server',
  replacement: fileURLToPath(new URL('./node-server.ts', import.meta.url)),
}
const tests = [...part.tests, 'test/mutation/try-mutants.ts']

export default defineConfig({
  plugins: [
    {
      name: 'few-values',
      transform: (code, id) =>
        id.includes('.test.ts')
          ? code.replace(/numRuns: (\d+)/g, (_, runs) => `numRuns: ${Math.min(Number(runs), 100)}`)
          : undefined,
    },
  ],
  resolve: { alias: [...sourceAliases, ...(part.isQuick ? [nodeServer] : [])] },
  test: {
    provide: { longest: part.longest ?? 6_000, most: part.most ?? 600_000 },
    include: tests,
    runner: 'test/mutation/keeping-runner.ts',
    exclude: [...(part.without ?? [])],
    globalSetup: part.globalSetup ?? [],
    environment: part.environment ?? 'node',
    setupFiles: [
      'test/mutation/few-values.ts',
      'test/support/zod-words.ts',
      ...(part.isQuick ? ['test/mutation/quick-time.ts'] : []),
    ],
    pool: 'threads',
    // To load the package anew for each file takes longer than most of its tests.
    isolate: false,
    sequence: {
      sequencer: class extends BaseSequencer {
        override sort = inOrder
      },
    },
    testTimeout: part.isQuick ? 4_000 : 10_000,
    hookTimeout: 10_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
})

async function inOrder(files: TestSpecification[]): Promise<TestSpecification[]> {
  const place = ({ moduleId, project }: TestSpecification): number =>
    tests.findIndex((glob) => matchesGlob(relative(project.config.root, moduleId), glob))
  return files.toSorted((one, other) => place(one) - place(other) || one.moduleId.localeCompare(other.moduleId))
}

function partOf(name = ''): Part {
  const found = parts[name]
  if (!found) throw new Error('Only `npm run test:mutation` runs this')
  return found
}
