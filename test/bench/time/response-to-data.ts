import { interleaved, type Timing } from './interleaved.ts'
import { reference, stacks } from './stacks/stacks.ts'

export const readsInTurn = 300

/** From an answer that is there at once to data in the cache, many reads one after the other. */
export function responseToData(rounds: number): Promise<Timing[]> {
  const works = stacks.map(({ name, open }) => ({
    name,
    run: async () => {
      const cache = open()
      for (let id = 0; id < readsInTurn; id += 1) await cache.read(`${id}`)
      cache.clear()
    },
  }))
  return interleaved(rounds, works, reference.name)
}
