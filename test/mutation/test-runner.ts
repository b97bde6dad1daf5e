import type { MutantCoverage } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import { createVitest, type Vitest } from 'vitest/node'
import { type Answer, openLine, type Question } from './messages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    mutantAtLoad: string
    /** In milliseconds, of one test and of all that a mutant meets. */
    longest: number
    most: number
  }
}

/**
 * Runs the tests in one thread that stays: what they import is loaded once, where Stryker's own runner of Vitest loads it for each
 * mutant, which takes longer than the tests. What runs as a module loads is tried in a thread of its own.
 */
class KeptTests implements TestRunner {
  readonly #line = openLine()
  readonly #early: Answer[] = []
  #next: ((answer: Answer) => void) | undefined
  #vitest: Vitest | undefined
  #run: Promise<unknown> = Promise.resolve()
  #isFresh = false

  constructor() {
    this.#line.onmessage = ({ data }: { data: Answer }) => {
      if (this.#next) this.#next(data)
      else this.#early.push(data)
      this.#next = undefined
    }
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    process.env.NODE_ENV = 'test'
    process.env.VITEST = '1'
    this.#vitest = await createVitest('test', {
      config: 'test/mutation/vitest.config.ts',
      watch: false,
      maxWorkers: 1,
      coverage: { enabled: false },
      onConsoleLog: () => false,
      reporters: [{}],
    })
    const failures = await this.#start('')
    if (failures.length > 0) throw new Error(failures.join('\n'))
  }

  async dryRun(): Promise<DryRunResult> {
    const answer = await this.#ask({ ask: 'all' })
    if (answer.answer !== 'all') throw new Error('The thread has answered another question')
    return {
      status: DryRunStatus.Complete,
      mutantCoverage: answer.coverage as MutantCoverage,
      tests: answer.ran.map(({ id, ms, failure }) => {
        const test = { id, name: id.slice(id.indexOf('#') + 1), timeSpentMs: ms, fileName: id.slice(0, id.indexOf('#')) }
        return failure === undefined
          ? { ...test, status: TestStatus.Success }
          : { ...test, status: TestStatus.Failed, failureMessage: failure }
      }),
    }
  }

  async mutantRun({ activeMutant: { id }, hitLimit, testFilter, reloadEnvironment }: MutantRunOptions): Promise<MutantRunResult> {
    // `mutation.ts` does not count it then.
    if (reloadEnvironment && !process.env.MUTATION_LOADING) return { status: MutantRunStatus.Survived, nrOfTests: 0 }
    if (reloadEnvironment || !this.#isFresh) {
      const [failure] = await this.#start(reloadEnvironment ? id : '')
      if (failure !== undefined) return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: failure, nrOfTests: 0 }
    }
    const answer = await this.#ask({ ask: 'mutant', id, hitLimit, tests: testFilter })
    if (answer.answer !== 'mutant') throw new Error('The thread has answered another question')
    const { tried } = answer
    if (tried.status === 'survived') return { status: MutantRunStatus.Survived, nrOfTests: tried.tests }
    if (tried.status === 'timeout') return { status: MutantRunStatus.Timeout, reason: tried.failure }
    return { status: MutantRunStatus.Killed, killedBy: [tried.by], failureMessage: tried.failure, nrOfTests: tried.tests }
  }

  async dispose(): Promise<void> {
    await this.#end()
    await this.#vitest?.close()
    this.#line.close()
  }

  /** Loads all tests in a new thread, with this mutant if it has a name; gives what kept files from loading. */
  async #start(mutantAtLoad: string): Promise<readonly string[]> {
    await this.#end()
    this.#vitest?.state.filesMap.clear()
    this.#vitest?.provide('mutantAtLoad', mutantAtLoad)
    const isReady = this.#answer()
    this.#run = this.#vitest?.start() ?? this.#run
    const answer = await isReady
    this.#isFresh = mutantAtLoad === ''
    return answer.answer === 'ready' ? answer.failures : []
  }

  async #end(): Promise<void> {
    this.#line.postMessage({ ask: 'end' } satisfies Question)
    await this.#run.catch(() => undefined)
  }

  async #ask(question: Question): Promise<Answer> {
    const answer = this.#answer()
    this.#line.postMessage(question)
    return answer
  }

  async #answer(): Promise<Answer> {
    return this.#early.shift() ?? new Promise((resolve) => (this.#next = resolve))
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'kept-tests', KeptTests)]
