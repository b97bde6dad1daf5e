import type { GenerateReport } from '../generate.ts'
import type { WriteReport } from './write-files.ts'

interface Facts {
  report: GenerateReport
  written: WriteReport
  warnings: readonly string[]
  out: string
  isDry: boolean
  isCheck: boolean
}

/** How many lines of one kind are shown before the rest is counted. */
const longest = 12

/** What the command says at its end, and whether the folder differs from what the document gives. */
export function summaryOf({ report, written, warnings, out, isDry, isCheck }: Facts): { text: string; isStale: boolean } {
  const changes = [...written.written.map((name) => `writes ${name}`), ...written.removed.map((name) => `removes ${name}`)]
  const isStale = changes.length > 0
  const { total, operations, schemas, leftOut, notes, title, baseUrl } = report
  const files = written.written.length + written.unchanged.length
  const counts = `${written.written.length} of ${files} files ${isDry ? 'would change' : 'written'}, ${written.removed.length} ${isDry ? 'would be removed' : 'removed'}`
  const lines = [
    `${title}: ${operations.length} of ${total} operations, ${schemas} schemas`,
    isCheck && !isStale ? `${out} is up to date` : `${out}: ${counts}`,
    ...(isDry ? section('Changes', changes, Number.POSITIVE_INFINITY) : []),
    ...section('Left out', leftOut),
    ...section('To know', notes),
    ...section('Not as the specification says', warnings),
    ...(baseUrl && !isDry ? [`createLisaClient({ baseUrl: '${baseUrl}', … })`] : []),
  ]
  return { text: `${lines.join('\n')}\n`, isStale }
}

function section(title: string, entries: readonly string[], most = longest): string[] {
  if (entries.length === 0) return []
  const rest = entries.length - most
  return [`${title}:`, ...entries.slice(0, most).map((entry) => `  ${entry}`), ...(rest > 0 ? [`  and ${rest} more`] : [])]
}
