/** Whether a field has kept its value. Form libraries copy lists, dates and objects: what is in them counts. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other) || one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (isOpaque(one) || isOpaque(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])) &&
    String(one) === String(other)
  )
}

/** Files, maps and the like do not show what is in them. */
const isOpaque = (value: object): boolean =>
  !Array.isArray(value) && !(value instanceof Date) && Object.getPrototypeOf(value) !== Object.prototype
