/** Is told of each request that goes out, with the answer that is to come. */
export type Watcher = (request: Request, answer: Promise<Response>) => void

const watchers = new Set<Watcher>()

/** From now on this one is told; gives a function that ends it. */
export function watch(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** `fetch`, watched. */
export function watchedFetch(request: Request): Promise<Response> {
  const answer = fetch(request)
  for (const watcher of watchers) watcher(request, answer)
  return answer
}
