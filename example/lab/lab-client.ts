import { createLisaClient, type LisaClient } from 'lisa-query'

interface LabClientOptions {
  /** Where the sandbox answers. */
  api: string
  key: string
  /** How long it waits for an answer, in milliseconds. */
  timeout: number
  /** Sends a request, and writes down what went over the wire. */
  send: (request: Request) => Promise<Response>
}

/** A client of this run's own, so that runs do not meet: neither each other nor those in other tabs. */
export function createLabClient({ api, key, timeout, send }: LabClientOptions): LisaClient {
  let credential = key
  return createLisaClient({
    name: crypto.randomUUID(),
    baseUrl: api,
    ingestUrl: api,
    authorization: () => `ApiKey ${credential}`,
    // Where a shop would show its dialog, the lab has somebody sign in at once.
    signIn: () => {
      credential = 'sandbox'
    },
    // The secret stays on the shop's server, which signs for the page.
    sign: async (body) => (await fetch('/api/sign', { method: 'POST', body })).text(),
    validate: 'server', // LiSA's own 422 is what one wants to see here
    timeout,
    fetch: send,
  })
}
