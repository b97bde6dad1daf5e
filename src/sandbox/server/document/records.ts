import { uuidFrom } from '../../data/shop/random.ts'
import type { Fields } from './resources.ts'

/** One thing that a sandbox keeps. */
export interface Item {
  id: string
  value: Fields
}

/** The things that a sandbox of an application's own endpoints keeps, by the path of their collection: `/shows`. */
export interface Records {
  /** The items of a collection; `seed` gives them the first time. */
  all(collection: string, seed: () => readonly Item[]): readonly Item[]
  put(collection: string, item: Item): void
  remove(collection: string, id: string): void
  /** Whether it has been removed. */
  isGone(collection: string, id: string): boolean
  /** A UUID for something new. */
  newId(): string
}

export function createRecords(seed: number): Records {
  const collections = new Map<string, Item[]>()
  const gone = new Set<string>()
  let made = 0
  const keyOf = (collection: string, id: string): string => `${collection}/${encodeURIComponent(id)}`
  return {
    all(collection, seedItems) {
      const known = collections.get(collection)
      if (known) return known
      const items = [...seedItems()]
      collections.set(collection, items)
      return items
    },
    put(collection, item) {
      const items = collections.get(collection) ?? []
      const at = items.findIndex(({ id }) => id === item.id)
      collections.set(collection, at < 0 ? [...items, item] : items.map((one, index) => (index === at ? item : one)))
      gone.delete(keyOf(collection, item.id))
    },
    remove(collection, id) {
      collections.set(
        collection,
        (collections.get(collection) ?? []).filter((item) => item.id !== id),
      )
      gone.add(keyOf(collection, id))
    },
    isGone: (collection, id) => gone.has(keyOf(collection, id)),
    newId() {
      made += 1
      return uuidFrom(seed, `new ${made}`)
    },
  }
}
