import type { Outcome, Scenario } from './run.ts'

type Cell = (outcome: Outcome, floor: Scenario['floor']) => string | undefined

const columns: [title: string, cell: Cell][] = [
  ['', ({ contender }) => contender],
  ['requests', ({ requests }) => `${requests}`],
  ['429', ({ refused }) => refused?.toString()],
  ['refreshes', ({ refreshes }) => refreshes?.toString()],
  ['prompts', ({ prompts }) => prompts?.toString()],
  ['failed', ({ failed }) => `${failed}`],
  ['failed of the show', ({ failedOfShow }) => failedOfShow?.toString()],
  ['p50', ({ p50 }) => (p50 === undefined ? undefined : `${p50} ms`)],
  ['p95', ({ p95 }) => (p95 === undefined ? undefined : `${p95} ms`)],
  ['p95 of the show', ({ p95OfShow }) => (p95OfShow === undefined ? undefined : `${p95OfShow} ms`)],
  ['memory each', ({ megabytes }) => (megabytes === undefined ? undefined : `${megabytes} MB`)],
  ['went alone', ({ alone }) => (alone ? `${alone}` : undefined)],
  ['still waiting', ({ waiting }) => (waiting > 0 ? `${waiting}` : undefined)],
  ['time', ({ seconds, waiting }) => (waiting > 0 ? `> ${Math.floor(seconds)} s` : `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`)],
  // Whoever lost some on the way has not arrived, however early.
  [
    'of the floor',
    (outcome, floor) => floor && (isComplete(outcome) ? `${(outcome.seconds / floor.seconds).toFixed(2)} ×` : '–'),
  ],
]

const isComplete = ({ failed, waiting }: Outcome): boolean => failed + waiting === 0

/** Rows of cells, the title first, without the columns that say nothing here. */
function rowsOf({ outcomes, floor }: Scenario): string[][] {
  const filled = columns
    .map(([title, cell]) => [title, ...outcomes.map((outcome) => cell(outcome, floor) ?? '')])
    .filter(([, ...cells]) => cells.some((cell) => cell !== '' && cell !== undefined))
  return ['', ...outcomes].map((_, row) => filled.map((column) => column[row] ?? ''))
}

const headlineOf = ({ name, setting, floor }: Scenario): string =>
  `${name}: ${setting}${floor ? `. Floor: ${floor.requests} requests, ${floor.seconds} s` : ''}`

export const textTable = (scenario: Scenario): string => textRows(headlineOf(scenario), rowsOf(scenario))

export const markdownTable = (scenario: Scenario): string => markdownRows(`${headlineOf(scenario)}.`, rowsOf(scenario))

/** Rows of cells below a headline, the titles first. */
export type PrintRows = (headline: string, rows: readonly (readonly string[])[]) => string

export const textRows: PrintRows = (headline, rows) => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const aligned = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  )
  return [headline, ...aligned.map((line) => `  ${line}`)].join('\n')
}

export const markdownRows: PrintRows = (headline, [titles = [], ...rows]) => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rule = `|${titles.map((_, column) => (column === 0 ? '---' : '--:')).join('|')}|`
  return [headline, '', line(titles), rule, ...rows.map(line)].join('\n')
}
