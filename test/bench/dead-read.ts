import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import ky from 'ky'
import { createLisaClient, getShow, lisaQuery } from 'lisa-query/core'
import type { Figure } from './side-by-side.ts'

const bothRetry = 'TanStack Query + ky, both on defaults'

/** A read that a server answers with 503 every time: what it costs until the page may say so. */
export async function deadRead(): Promise<Figure[]> {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.writeHead(503).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  // As a hook reads: what it gives up after is what a person waits for.
  const costOf = async (
    options: ConstructorParameters<typeof QueryObserver>[1],
  ): Promise<[requests: number, seconds: number]> => {
    requests = 0
    const start = performance.now()
    await new Promise<void>((resolve) => {
      const stop = new QueryObserver(new QueryClient(), options).subscribe(({ isError }) => {
        if (!isError) return
        stop()
        resolve()
      })
    })
    return [requests, Math.round((performance.now() - start) / 100) / 10]
  }
  const lisa = createLisaClient({ baseUrl })
  const ours = await costOf(lisaQuery(lisa, getShow, { id: '42' }) as never)
  const peers = await costOf({ queryKey: ['shows', '42'], queryFn: ({ signal }) => ky(`${baseUrl}/shows/42`, { signal }).json() })
  server.close()

  return [
    {
      name: 'A dead read, requests',
      unit: 'requests',
      ours: ours[0],
      peer: { name: bothRetry, value: peers[0] },
      ratio: ours[0] / peers[0],
    },
    {
      name: 'A dead read, time until it is said',
      unit: 's',
      ours: ours[1],
      peer: { name: bothRetry, value: peers[1] },
      ratio: ours[1] / peers[1],
    },
  ]
}
