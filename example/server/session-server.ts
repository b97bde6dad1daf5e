import type { Sandbox, SandboxOptions } from 'lisa-query/sandbox'

/** The shop's own sessions: who is signed in, with which key for LiSA. */
export interface SessionServer {
  /**
   * Below `/api/session`: `POST /` signs in, `/visit` lets a guest in, `/refresh` renews a key, `/revoke` ends it;
   * `GET /refreshes` and `POST /reset` are for tests.
   */
  fetch(request: Request): Promise<Response>
  /** The LiSA account that an `Authorization` header belongs to; each person has one of their own. */
  accountOf(authorization: string | null): Sandbox | undefined
  /** Whether it is the header of a guest whose visit lasts. */
  isGuest(authorization: string | null): boolean
}

type Open = (options: Pick<SandboxOptions, 'seed' | 'rateLimit'>) => Sandbox

interface Person {
  name: string
  account: Sandbox
}

const path = '/api/session'

/** Guests meet the shop's own LiSA; `open` makes one for each who signs in by name. */
export function createSessionServer(shop: Sandbox, open: Open): SessionServer {
  let people = new Map<string, Person>()
  /** Whose key it is, or was. */
  let holders = new Map<string, Person>()
  let limits: Pick<SandboxOptions, 'rateLimit'> = {}
  let signedIn = new Set<string>()
  let refreshes = 0

  const give = (person: Person): Response => {
    const key = `${person.name.toLowerCase()}-${crypto.randomUUID()}`
    holders.set(key, person)
    signedIn.add(key)
    person.account.addKey(key, { scopes: ['*'] })
    return Response.json({ name: person.name, key })
  }

  const take = (key: string): Person | undefined => {
    const person = signedIn.delete(key) ? holders.get(key) : undefined
    person?.account.expireKey(key)
    return person
  }

  const personCalled = async (name: string): Promise<Person> => {
    const known = people.get(name)
    if (known) return known
    const person = { name, account: open({ ...limits, seed: people.size + 2 }) }
    people.set(name, person)
    await plan(person)
    return person
  }

  return {
    accountOf: (authorization) => holders.get(keyIn(authorization))?.account,
    isGuest: (authorization) => {
      const key = keyIn(authorization)
      return signedIn.has(key) && holders.get(key)?.account === shop
    },
    fetch: async (request) => {
      const key = keyIn(request.headers.get('authorization'))
      const body = JSON.parse((await request.text()) || '{}')
      switch (`${request.method} ${new URL(request.url).pathname.slice(path.length) || '/'}`) {
        case 'POST /':
          return give(await personCalled(String(body.name)))
        case 'POST /visit':
          return give({ name: 'Guest', account: shop })
        case 'POST /refresh': {
          const person = take(key)
          refreshes += 1
          return person ? give(person) : new Response('No such session', { status: 401 })
        }
        case 'POST /revoke':
          take(key)
          return Response.json({ done: true })
        case 'GET /refreshes':
          return Response.json({ refreshes })
        case 'POST /reset':
          people = new Map()
          holders = new Map()
          signedIn = new Set()
          refreshes = 0
          limits = body
          return Response.json({ done: true })
        default:
          return new Response('Not Found', { status: 404 })
      }
    },
  }
}

const keyIn = (authorization: string | null): string => authorization?.replace(/^ApiKey /, '') ?? ''

const evenings = ['the first fire', 'bread and butter', 'one good knife', 'the long braise', 'winter salads', 'leftovers']
const day = 86_400_000

/** Six shows of this person's own, the soonest first, so that everybody sees something else. */
async function plan({ name, account }: Person): Promise<void> {
  const post = async (path: string, body?: object): Promise<{ id: string }> => {
    // A key each, so that no rate limit is met.
    const key = `studio-${path}`
    account.addKey(key, { scopes: ['*'] })
    const headers = { authorization: `ApiKey ${key}`, 'content-type': 'application/json' }
    const request = new Request(`http://localhost${path}`, { method: 'POST', headers, body: JSON.stringify(body ?? {}) })
    return (await account.fetch(request)).json()
  }
  for (const [index, evening] of evenings.entries()) {
    const startsAt = new Date(Date.now() + (index + 5) * day).toISOString()
    const { id } = await post(`/shows?${index}`, { title: { '*': `${name} cooks: ${evening}` }, startsAt })
    await post(`/shows/${id}/publish`)
  }
}
