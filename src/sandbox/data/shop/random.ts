/** A generator of numbers from 0 to below 1, the same for the same seed and name (mulberry32). */
export function randomFrom(seed: number, name: string): () => number {
  let state = (hash(name) ^ Math.imul(seed, 0x9e3779b1)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A UUID that stays the same for the same seed and name. */
export function uuidFrom(seed: number, name: string): string {
  const random = randomFrom(seed, name)
  const digits = Array.from({ length: 32 }, (_, place) => {
    if (place === 12) return '4'
    const digit = Math.floor(random() * 16)
    return (place === 16 ? 8 + (digit % 4) : digit).toString(16)
  }).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

// FNV-1a
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
