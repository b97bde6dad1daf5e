import type { SandboxEnv } from '../contract.ts'

/** No answer at all: over HTTP the connection is cut, else `fetch` rejects as the platform's does. */
export function cutConnection({ outgoing }: SandboxEnv): Response {
  if (!outgoing) throw new TypeError('fetch failed')
  outgoing.destroy()
  // Tells @hono/node-server that there is nothing left to write.
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
}

/** The answer with its body cut half way; its length is still the whole's, so that everybody notices. */
export async function truncated(response: Response, { outgoing }: SandboxEnv): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer())
  const half = whole.slice(0, Math.floor(whole.length / 2))
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) {
        isSent = true
        return controller.enqueue(half)
      }
      if (!outgoing) return controller.error(new TypeError('terminated'))
      // A socket needs real time to send the first half, whatever the sandbox's clock says.
      await new Promise((resolve) => setTimeout(resolve, 20))
      outgoing.destroy()
    },
  })
  const { status, headers } = response
  return new Response(body, { status, headers: [...headers, ['content-length', String(whole.length)]] })
}
