import type { RunnerTestFile as File, RunnerTestSuite as Suite, RunnerTestCase as Test } from 'vitest'
import { TestRunner } from 'vitest'

/** The tests of all files that have loaded, by the name that Stryker knows them by. */
export const keptTests = new Map<string, Test>()

/** What kept a file from loading. */
export const loadFailures: string[] = []

/** Loads each test file and runs none of its tests: `try-mutants.ts`, the last file, runs them as often as there are mutants. */
export default class KeepingRunner extends TestRunner {
  onCollected(files: File[]): void {
    for (const file of files) {
      if (file.name.endsWith('try-mutants.ts')) continue
      for (const { message } of file.result?.errors ?? []) loadFailures.push(`${file.name}: ${message}`)
      for (const test of testsOf(file)) {
        if (test.mode === 'run' || test.mode === 'queued') keep(test)
        test.mode = 'skip'
      }
    }
  }
}

/** Two tests of a file may have one name. */
function keep(test: Test): void {
  let id = idOf(test)
  while (keptTests.has(id)) id += ' again'
  keptTests.set(id, test)
}

function testsOf(suite: Suite): Test[] {
  return suite.tasks.flatMap((task) => (task.type === 'test' ? task : testsOf(task)))
}

function idOf(test: Test): string {
  return `${test.file.name}#${[...suitesOf(test).map(({ name }) => name), test.name].join(' ')}`
}

/** From the outermost to the innermost. */
function suitesOf({ suite }: Test | Suite): Suite[] {
  return suite ? [...suitesOf(suite), suite] : []
}
