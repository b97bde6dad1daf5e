/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 to less than 1. */
  next(): number
  /** A whole number from 0 to less than `count`. */
  below(count: number): number
  /** Whether something of this probability happens. */
  chance(probability: number): boolean
  /** From `least` to `most`, in whole milliseconds. */
  between(least: number, most: number): number
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T
  /** One of the names, each as likely as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name
}

/** The same numbers for the same seed and purpose, whatever is drawn for other purposes. */
export function randomOf(seed: number, purpose: string | number): Random {
  let state = mixed(seed, String(purpose))
  const next = (): number => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    between: (least, most) => least + below(most - least + 1),
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('There is nothing to pick from')
      return item
    },
    weighted: <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
      const entries = Object.entries(weights) as [Name, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of entries) {
        left -= weight
        if (left < 0) return name
      }
      return (entries.at(-1) as [Name, number])[0]
    },
  }
}

/** FNV-1a over the seed and the purpose. */
function mixed(seed: number, purpose: string): number {
  let hash = 0x811c9dc5
  for (const sign of `${seed} ${purpose}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
