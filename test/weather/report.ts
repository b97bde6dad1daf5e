/** What a process tells of a journey. */
export interface Told {
  seed: number
  violations: string[]
  steps: string[]
  counts: Record<string, number>
}

/** How often what happened, in two columns. */
export function tableOf(told: readonly Told[]): string {
  const totals = new Map<string, number>()
  for (const { counts } of told) {
    for (const [what, times] of Object.entries(counts)) totals.set(what, (totals.get(what) ?? 0) + times)
  }
  const rows = [...totals].sort(([one], [other]) => one.localeCompare(other))
  const width = Math.max(...rows.map(([what]) => what.length))
  return rows.map(([what, times]) => `${what.padEnd(width)} ${times.toLocaleString('en').padStart(9)}`).join('\n')
}
