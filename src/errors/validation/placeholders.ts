/** `%fieldName`, `%1`, `{0}` and `{{ limit }}`. */
const placeholder = /%(\w+)|%?\{+\s?(\w+)\s?\}+/g

/** A sentence with its placeholders filled in; as it is where the values are not for it. */
export function fillPlaceholders(text: string, values: object): string {
  // Longer texts and values are no sentences; a hostile body could fill the memory with them.
  if (text.length > 1_000) return text
  return text.replace(placeholder, (whole, percent, braces) => {
    const isPosition = Array.isArray(values) && percent
    const value = (values as Record<string, unknown>)[isPosition ? percent - 1 : (percent ?? braces)]
    return typeof value === 'string' || typeof value === 'number' ? `${value}`.slice(0, 200) : whole
  })
}
