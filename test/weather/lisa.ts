import { createSandbox } from 'lisa-query/sandbox'
import { serve } from '../support/serve.ts'
import type { DeviceTime } from './device-time.ts'
import { flightHeader, replayHeader, type Traffic } from './traffic.ts'

/** The people of a journey. */
export const people = ['anna', 'bert'] as const
export type Person = (typeof people)[number]
/** Who can have a key: with a gateway the shop has the one that LiSA takes, and people have what their session is known by. */
export type Holder = Person | 'shop'

/** A write that LiSA has carried out. */
export interface Applied {
  mark: string
  flight: number
  /** Whether the network alone sent it a second time. */
  isReplay: boolean
}

/** A LiSA behind real HTTP, which remembers what was written, and signs every answer with the person whom it was for. */
export interface Lisa {
  url: string
  applied: readonly Applied[]
  answer(request: Request): Promise<Response>
  /** The same answer with the person's sign at each item of it. */
  signed(response: Response, person: Person): Promise<Response>
  /** Whose key that is. */
  holder(authorization: string | null): Person | undefined
  /** Gives another key; the last one is refused from now on. */
  renew(holder: Holder): string
  /** Nothing is left of the quota. */
  exhaust(): void
  /** The person's key is refused from now on. */
  expire(person: Person): void
  /** From now on no refresh of this person's succeeds until the next sign-in. */
  revoke(person: Person): void
  /** Signs in, and gives a key. */
  signIn(person: Person): string
  /** Every key that there has been. */
  readonly keys: readonly string[]
  close(): Promise<void>
}

/** What a person's answers hold that nobody else may see. */
export const signOf = (person: Person): string => `for ${person} only`

export async function openLisa(time: DeviceTime, traffic: Traffic, limit: number | false): Promise<Lisa> {
  const sandbox = createSandbox({
    seed: 1,
    now: time.now,
    after: (milliseconds, callback) => time.after(milliseconds, callback, 'outside'),
    rateLimit: limit === false ? false : { limit, window: 60_000 },
    keys: {},
  })
  const applied: Applied[] = []
  const keys: string[] = []
  const current = new Map<Holder, string>()
  const revoked = new Set<Person>()
  const expire = (holder: Holder): void => {
    sandbox.expireKey(current.get(holder) ?? 'nobody')
    current.delete(holder)
  }
  const renew = (holder: Holder): string => {
    expire(holder)
    const key = `weather-secret-${holder}-${keys.length + 1}`
    keys.push(key)
    current.set(holder, key)
    sandbox.addKey(key, { scopes: ['*'] })
    return key
  }

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const person = people.find((one) => request.headers.get('authorization')?.includes(`-${one}-`))
    if (pathname === '/token') return token(await request.json())
    const text = request.method === 'GET' ? '' : await request.clone().text()
    const response = await sandbox.fetch(request)
    const mark = /mark-[\w-]+/.exec(`${pathname} ${text}`)?.[0]
    if (response.ok && request.method !== 'GET' && mark) {
      const flight = Number(request.headers.get(flightHeader))
      applied.push({ mark, flight, isReplay: request.headers.has(replayHeader) })
    }
    return person && response.ok ? signed(response, person) : response
  }
  const token = ({ person }: { person: Person }): Response =>
    revoked.has(person) ? Response.json({ errors: 'revoked' }, { status: 401 }) : Response.json({ key: renew(person) })

  const { url, close } = await serve(async (request) => {
    const flight = Number(request.headers.get(flightHeader))
    const response = await answer(request)
    traffic.mark(flight, 'moving')
    return response
  })
  return {
    url,
    applied,
    answer,
    signed,
    holder: (authorization) => people.find((person) => authorization === `ApiKey ${current.get(person)}`),
    renew,
    exhaust() {
      for (const key of current.values()) sandbox.exhaust(key)
    },
    expire,
    revoke: (person) => {
      revoked.add(person)
      expire(person)
    },
    signIn: (person) => {
      revoked.delete(person)
      return renew(person)
    },
    keys,
    close,
  }
}

async function signed(response: Response, person: Person): Promise<Response> {
  const body = (await response.json()) as Record<string, unknown>
  const items = Array.isArray(body.items) ? body.items.map((item: object) => ({ ...item, seenBy: signOf(person) })) : undefined
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(JSON.stringify({ ...body, ...(items && { items }), seenBy: signOf(person) }), {
    status: response.status,
    headers,
  })
}
