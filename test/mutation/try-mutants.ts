import type { RunnerTestSuite as Suite, RunnerTestCase as Test } from 'vitest'
import { inject, it, TestRunner, vi } from 'vitest'
import { keptTests, loadFailures } from './keeping-runner.ts'
import { type Answer, openLine, type Question, type Ran, type Tried } from './messages.ts'
import { mutation } from './namespace.ts'

// The real ones: tests replace them.
const { setImmediate: soon } = globalThis

it('tries mutants until it is told to end', { timeout: 0 }, async () => {
  const line = openLine()
  const durations = new Map<string, number>()
  const ended = new Promise<void>((end) => {
    line.onmessage = async ({ data }: { data: Question }) => {
      if (data.ask === 'end') end()
      else
        line.postMessage(
          data.ask === 'all' ? await runAll(durations) : { answer: 'mutant', tried: await tryMutant(data, durations) },
        )
    }
  })
  line.postMessage({ answer: 'ready', failures: loadFailures } satisfies Answer)
  await ended
  line.close()
})

async function runAll(durations: Map<string, number>): Promise<Answer> {
  const ran: Ran[] = []
  for (const [id, test] of keptTests) {
    mutation().currentTestId = id
    let one = await run(id, test)
    // A busy machine can make a test fail that is about time.
    for (let more = 0; more < 3 && one.failure !== undefined && !isLate(one); more += 1) one = await run(id, test)
    // What takes too long even without a mutant is no test of mutants.
    if (isLate(one)) keptTests.delete(id)
    else ran.push(one)
    mutation().currentTestId = undefined
  }
  for (const { id, ms } of ran) durations.set(id, ms)
  return { answer: 'all', ran, coverage: mutation().mutantCoverage }
}

const isLate = ({ failure = '' }: Pick<Ran, 'failure'>): boolean => failure.includes('Test timed out')

/** In milliseconds. A mutant that survives meets all its tests: what takes longer without one is left out. */
const longest = inject('longest')
const most = inject('most')

type MutantQuestion = Extract<Question, { ask: 'mutant' }>

/** Runs the tests, quick ones first, until one fails. */
async function tryMutant(
  { id: mutant, hitLimit, tests }: MutantQuestion,
  durations: ReadonlyMap<string, number>,
): Promise<Tried> {
  const msOf = (id: string): number => durations.get(id) ?? 0
  const all = tests ?? [...keptTests.keys()]
  const ids = inTime(
    all.toSorted((one, other) => msOf(one) - msOf(other)),
    msOf,
  )
  const withMutant = async (id: string, test: Test): Promise<Ran> => {
    // Stryker's limit is a hundred times as often as all tests reach the place: one test is a loop at a few times that.
    Object.assign(mutation(), { activeMutant: mutant, hitCount: 0, hitLimit: hitLimit && hitLimit / 20 })
    const ran = await run(id, test)
    Object.assign(mutation(), { activeMutant: undefined, hitCount: undefined })
    return ran
  }
  for (const [index, id] of ids.entries()) {
    const test = keptTests.get(id)
    if (!test) throw new Error(`No test has the name ${id}`)
    const { failure } = await withMutant(id, test)
    if (failure === undefined) continue
    const found = { by: id, failure, tests: index + 1 }
    if (failure.includes('Hit count limit')) return { ...found, status: 'timeout' }
    if (inject('mutantAtLoad')) return { ...found, status: 'killed' }
    // What an earlier mutant has left behind is not this one's: the test has to pass without it, and to fail with it once more.
    if ((await run(id, test)).failure !== undefined) continue
    if (isLate({ failure })) return { ...found, status: 'timeout' }
    if ((await withMutant(id, test)).failure !== undefined) return { ...found, status: 'killed' }
  }
  return { status: 'survived', tests: ids.length }
}

/** Of tests in order, quick ones first, those that a mutant meets. */
function inTime(ids: readonly string[], msOf: (id: string) => number): string[] {
  const met: string[] = []
  let sum = 0
  for (const id of ids) {
    sum += msOf(id)
    if (msOf(id) <= longest && sum <= most) met.push(id)
  }
  return met
}

/** A test, and what Vitest keeps of its `onTestFinished`. */
type Finishing = Test & { onFinished?: ((context: unknown) => unknown)[] }

/** Runs one test with the hooks of its file, as Vitest does. */
async function run(id: string, test: Finishing): Promise<Ran> {
  const holder = TestRunner.getCurrentTest() as Finishing
  const suites = suitesOf(test)
  const cleanups: unknown[] = []
  const failures: unknown[] = []
  const attempt = async (step: () => unknown): Promise<unknown> => {
    try {
      return await step()
    } catch (error) {
      failures.push(error)
    }
  }
  const start = process.uptime()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  await attempt(async () => {
    for (const suite of suites) {
      for (const hook of TestRunner.getSuiteHooks(suite).beforeEach)
        cleanups.push(await hook(test.context as never, suite as never))
    }
    await TestRunner.getTestFn(test)()
  })
  for (const suite of suites.toReversed()) {
    for (const hook of TestRunner.getSuiteHooks(suite).afterEach.toReversed())
      await attempt(() => hook(test.context as never, suite as never))
  }
  for (const cleanup of cleanups.toReversed()) if (typeof cleanup === 'function') await attempt(() => cleanup())
  // `onTestFinished` knows only the test that Vitest runs, which is this file's.
  const finished = [...(test.onFinished ?? []), ...(holder.onFinished ?? [])]
  Reflect.deleteProperty(test, 'onFinished')
  Reflect.deleteProperty(holder, 'onFinished')
  Reflect.deleteProperty(holder, 'onFailed')
  for (const hook of finished.toReversed()) await attempt(() => hook(test.context))
  // A message that is still under way arrives before the next test.
  await new Promise((resolve) => soon(resolve))
  return { id, ms: 1_000 * (process.uptime() - start), failure: failures.length > 0 ? String(failures[0]) : undefined }
}

function suitesOf(test: Test): Suite[] {
  const suites: Suite[] = []
  for (let suite = test.suite; suite; suite = suite.suite) suites.unshift(suite)
  return [test.file, ...suites]
}
