import { Stryker } from '@stryker-mutator/core'
import { type Part, parts } from './parts.ts'
import { type Score, scoreOf } from './score.ts'

const usage = `npm run test:mutation                                        every folder
npm run test:mutation -- errors query                        some of them: ${Object.keys(parts).join(', ')}
npm run test:mutation -- src/client/session/policy.ts        some files
npm run test:mutation -- errors --concurrency 1              one process instead of two
npm run test:mutation -- errors --loading                    also what runs as a module loads, which takes seconds for each`

const options = process.argv.slice(2)
const place = options.indexOf('--concurrency')
const concurrency = place < 0 ? 2 : Number(options.splice(place, 2)[1])
const loadingPlace = options.indexOf('--loading')
const withLoading = loadingPlace >= 0 && options.splice(loadingPlace, 1).length > 0
const wanted = Object.entries(parts).flatMap(([name, part]): [string, Part][] => {
  const files = options.filter((option) => option.startsWith(`src/${name}/`))
  if (files.length > 0) return [[name, { ...part, files }]]
  return options.length === 0 || options.includes(name) ? [[name, part]] : []
})
const isKnown = options.every((option) => option in parts || wanted.some(([, { files }]) => files.includes(option)))
if (!isKnown || !Number.isInteger(concurrency) || concurrency < 1) {
  console.log(usage)
  process.exit(1)
}

const scores: Score[] = []
for (const [name, part] of wanted) scores.push(await scoreOfPart(name, part))
console.table(scores.map(({ row }) => row))
process.exit(scores.every(({ isEnough }) => isEnough) ? 0 : 1)

/** Changes the folder's source in one place after the other, and counts which changes no test notices. */
async function scoreOfPart(name: string, { files }: Part): Promise<Score> {
  // The processes that run the tests have it from here.
  process.env.MUTATION_PART = name
  process.env.NODE_OPTIONS = '--import tsx'
  process.env.MUTATION_LOADING = withLoading ? 'yes' : ''
  const results = await new Stryker({
    mutate: [...files],
    testRunner: 'kept-tests',
    plugins: ['./test/mutation/test-runner.ts', './test/mutation/survivors.ts'],
    coverageAnalysis: 'perTest',
    // What runs as a module loads needs a thread of its own, and all tests of the folder.
    ignoreStatic: !withLoading,
    concurrency,
    // A test that waits for ever ends by itself; this is for a loop that lets nothing else run.
    timeoutFactor: 1.5,
    timeoutMS: 60_000,
    tsconfigFile: 'none',
    // What Stryker remembers of the other files would count as well.
    incremental: files === parts[name]?.files,
    incrementalFile: `.cache/mutation/${name}.incremental.json`,
    tempDirName: '.cache/mutation/copies',
    ignorePatterns: ['dist', 'dist-example', '.cache', 'test-results', 'playwright-report'],
    reporters: ['clear-text', 'html', 'progress-append-only', 'survivors'],
    htmlReporter: { fileName: `.cache/mutation/${name}.html` },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
    allowConsoleColors: false,
  }).runMutationTest()
  return scoreOf(name, results.map(statusOf))
}

/** What also runs as a module loads counts only where it was tried so: later it passes for unnoticed although tests notice it. */
function statusOf(mutant: { status: string; static?: boolean | undefined }): string {
  return mutant.static && !withLoading ? 'Ignored' : mutant.status
}
