import { createLisaClient, type LisaClient } from 'lisa-query/core'
import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox, type Sandbox, type SandboxOptions } from 'lisa-query/sandbox'

const noon = Date.parse('2026-01-15T12:00:00Z')

/** A clock that stands still until it is moved. */
function createClock() {
  let time = noon
  let waiting: { at: number; callback: () => void }[] = []
  return {
    now: () => time,
    after: (milliseconds: number, callback: () => void) => {
      const timer = { at: time + milliseconds, callback }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((other) => other !== timer)
      }
    },
    advance: (milliseconds: number) => {
      time += milliseconds
      const due = waiting.filter(({ at }) => at <= time)
      waiting = waiting.filter(({ at }) => at > time)
      for (const { callback } of due) callback()
    },
    waits: () => waiting.map(({ at }) => at - time),
  }
}

interface Lab {
  sandbox: Sandbox
  clock: ReturnType<typeof createClock>
  lisa: LisaClient
  /** Sends a request without the client. */
  send(method: string, path: string, init?: RequestInit & { incident?: string }): Promise<Response>
  get(path: string, init?: RequestInit & { incident?: string }): Promise<Response>
}

/** A sandbox on a clock that stands still, with a client. */
export function setUp(options: SandboxOptions = {}, key = 'sandbox'): Lab {
  const clock = createClock()
  const sandbox = createSandbox({ now: clock.now, after: clock.after, ...options })
  const lisa = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    ingestUrl: 'https://lisa.test',
    authorization: () => `ApiKey ${key}`,
    sign: hmacSigner('sandbox-secret'),
    fetch: sandbox.fetch,
    validate: 'server',
    clock,
  })
  const send: Lab['send'] = (method, path, { incident, headers, ...init } = {}) =>
    sandbox.fetch(
      new Request(`https://lisa.test/v2${path}`, {
        method,
        headers: {
          authorization: `ApiKey ${key}`,
          ...(incident !== undefined && { 'x-sandbox-incident': incident }),
          ...headers,
        },
        ...init,
      }),
    )
  return { sandbox, clock, lisa, send, get: (path, init) => send('GET', path, init) }
}

/** The error that a promise rejects with. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error,
  )
