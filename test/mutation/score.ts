/** Below this, `npm run test:mutation` fails. */
const enough = 85

/** What came of the mutants of a folder. */
export interface Score {
  isEnough: boolean
  row: Record<string, string | number>
}

/** The score of a folder: how many of its mutants the tests notice, of those that were tried. */
export function scoreOf(name: string, statuses: readonly string[]): Score {
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length
  const [killed, timedOut, survived, uncovered] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count) as [
    number,
    number,
    number,
    number,
  ]
  const tried = killed + timedOut + survived + uncovered
  const percent = (100 * (killed + timedOut)) / tried
  const row = {
    folder: name,
    score: `${percent.toFixed(1)} %`,
    mutants: tried,
    killed,
    'timed out': timedOut,
    survived,
    'no test reaches': uncovered,
    'not tried': statuses.length - tried,
  }
  return { isEnough: percent >= enough, row }
}
