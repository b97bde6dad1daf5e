import { collectGarbage } from './interleaved.ts'
import { stacks } from './stacks/stacks.ts'

/** What ten thousand requests leave in the memory of this process. */
export interface Memory {
  name: string
  /** Per cached show, in bytes, while all are in the cache. */
  perRead: number
  /** Per read, in bytes, after the cache was emptied and forgotten. */
  leftPerRead: number
}

export const readsInMemory = 10_000

/** Ten thousand reads of different shows into one cache, once for each stack; another thousand go before, so that all code is compiled. */
export async function memory(): Promise<Memory[]> {
  const measured: Memory[] = []
  for (const { name, open } of stacks) {
    await readAll(open(), 1_000)
    const before = heap()
    let cache: ReturnType<typeof open> | undefined = open()
    await readAll(cache, readsInMemory)
    const full = heap()
    cache.clear()
    cache = undefined
    // What a cache forgets, it may forget a little later.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const left = heap()
    measured.push({ name, perRead: (full - before) / readsInMemory, leftPerRead: (left - before) / readsInMemory })
  }
  return measured
}

async function readAll({ read }: { read(id: string): Promise<unknown> }, reads: number): Promise<void> {
  for (let id = 0; id < reads; id += 1) await read(`${id}`)
}

function heap(): number {
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().heapUsed
}
