import type { hmacSigner } from 'lisa-query/hmac'
import type { createSandbox, Sandbox, SandboxEnv } from 'lisa-query/sandbox'
import { createDoor } from './door.ts'
import { basePath, createLisa, hmacSecret } from './lisa.ts'
import { createSessionServer } from './session-server.ts'
import { startNextShow } from './start-show.ts'

/** What the shop is made from; the dev server has its source, the static build the package. */
interface Parts {
  createSandbox: typeof createSandbox
  hmacSigner: typeof hmacSigner
  /** The shop's LiSA; one of its own by default. */
  lisa?: Sandbox
  /** What guests read through; without it they read from LiSA. */
  gateway?: (request: Request) => Promise<Response>
}

/** Answers what goes to `/api/…`; `env` is what an HTTP server passes along. */
export type Shop = (request: Request, env?: SandboxEnv) => Promise<Response>

/**
 * The shop's server: LiSA, played by sandboxes, one for everybody and one for each who signs in; its sessions; and the
 * signature that must not be made in a browser.
 */
export function createShop({ createSandbox, hmacSigner, lisa = createLisa(createSandbox), gateway }: Parts): Shop {
  const sessions = createSessionServer(lisa, (options) => createSandbox({ hmacSecret, basePath, ...options }))
  const door = createDoor()
  const sign = hmacSigner(hmacSecret)
  const isGuestsRead = ({ method, headers }: Request): boolean =>
    method === 'GET' && sessions.isGuest(headers.get('authorization')) && !headers.has('x-sandbox-incident')
  return async (request, env) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/session')) return sessions.fetch(request)
    if (pathname === '/api/sign') return new Response(await sign(await request.text()))
    if (pathname === '/api/sign-in') return door.signIn(request)
    if (pathname === '/api/demo/start-show' && request.method === 'POST') return startNextShow(lisa)
    const isSteering = pathname.startsWith(`${basePath}/__sandbox/`)
    if (!isSteering && pathname.startsWith(`${basePath}/_`)) return gateway?.(request) ?? new Response(null, { status: 204 })
    if (!isSteering && gateway && isGuestsRead(request)) return gateway(request)
    const account = sessions.accountOf(request.headers.get('authorization')) ?? lisa
    return account.fetch(door.withKey(request), env)
  }
}
