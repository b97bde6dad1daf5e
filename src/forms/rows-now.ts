/**
 * A dotted name with its rows' numbers as they are now, where rows came, went or moved since the values were sent. A row that is
 * gone leaves the name of its list.
 */
export function rowsNow(name: string, sentValues: unknown, valuesNow: unknown): string {
  let [sent, now] = [sentValues, valuesNow]
  const keys: string[] = []
  for (const key of name.split('.')) {
    const index = Array.isArray(sent) && Array.isArray(now) && /^\d+$/.test(key) ? rowNow(Number(key), sent, now) : key
    if (index === undefined) break
    keys.push(`${index}`)
    sent = valueIn(sent, key)
    now = valueIn(now, `${index}`)
  }
  return keys.join('.')
}

/** Where a row is now: the same object, else its turn among the rows that were edited; `undefined` where that is not known. */
function rowNow(index: number, sent: readonly unknown[], now: readonly unknown[]): number | undefined {
  const row = sent[index]
  // Rows without an identity of their own stay where they are.
  if (typeof row !== 'object' || row === null) return index
  const same = now.indexOf(row)
  if (same >= 0) return same
  const known = new Set(sent)
  const left = new Set(now)
  const edited = [...now.keys()].filter((at) => !known.has(now[at]))
  const missing = [...sent.keys()].filter((at) => !left.has(sent[at]))
  return edited.length === missing.length ? edited[missing.indexOf(index)] : undefined
}

const valueIn = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
