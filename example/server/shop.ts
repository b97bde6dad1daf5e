import type { hmacSigner } from 'lisa-query/hmac'
import type { createSandbox, SandboxEnv } from 'lisa-query/sandbox'
import { createDoor } from './door.ts'
import { houseRules } from './house-rules.ts'
import { createSessionServer } from './session-server.ts'

/** What the shop is made from; the dev server has its source, the static build the package. */
interface Parts {
  createSandbox: typeof createSandbox
  hmacSigner: typeof hmacSigner
}

/** Answers what goes to `/api/…`; `env` is what an HTTP server passes along. */
export type Shop = (request: Request, env?: SandboxEnv) => Promise<Response>

const hmacSecret = 'sandbox-secret'

/**
 * The shop's server: LiSA, played by sandboxes, one for everybody and one for each who signs in; its sessions; and the
 * signature that must not be made in a browser.
 */
export function createShop({ createSandbox, hmacSigner }: Parts): Shop {
  const basePath = '/api/lisa'
  const sandbox = createSandbox({ hmacSecret, basePath, rules: houseRules })
  const sessions = createSessionServer(sandbox, (options) => createSandbox({ hmacSecret, basePath, ...options }))
  const door = createDoor()
  const sign = hmacSigner(hmacSecret)
  return async (request, env) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/session')) return sessions.fetch(request)
    if (pathname === '/api/sign') return new Response(await sign(await request.text()))
    if (pathname === '/api/sign-in') return door.signIn(request)
    const account = sessions.accountOf(request.headers.get('authorization')) ?? sandbox
    return account.fetch(door.withKey(request), env)
  }
}
