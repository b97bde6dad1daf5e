/** A header's value; where a proxy has joined the same value twice, such as `30, 30`, that value. Empty for none. */
export function headerOnce(header: string | null): string {
  const text = header?.trim() ?? ''
  return joined.exec(text)?.[1] ?? text
}

// The length is bounded to keep a hostile header from costing time.
const joined = /^(.{1,60}?)(?:\s*,\s*\1)+$/
