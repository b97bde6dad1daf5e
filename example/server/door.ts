/** The server's part of `example/minimal`: it has the key, and knows by a cookie who has signed in. */
export interface Door {
  /** `POST /api/sign-in` with a password. */
  signIn(request: Request): Promise<Response>
  /** Adds the key to what comes without one: everybody may read, and who has signed in may write. */
  withKey(request: Request): Request
}

const password = 'ski'
const cookie = 'minimal-session=open'

/** The header of a page whose people have keys of their own: without one, they are refused. */
export const ownKeyOnly = 'x-own-key-only'

export function createDoor(): Door {
  /** In the static build the server stands in the page, where no cookie reaches it, and has one visitor. */
  let isVisitorIn = false
  const isInPage = 'document' in globalThis
  const isSignedIn = ({ headers }: Request): boolean => (isInPage ? isVisitorIn : (headers.get('cookie') ?? '').includes(cookie))
  return {
    async signIn(request) {
      const isRight = (await request.formData()).get('password') === password
      if (!isRight) return new Response(null, { status: 401 })
      isVisitorIn = true
      return new Response(null, { status: 204, headers: { 'set-cookie': `${cookie}; Path=/api; HttpOnly; SameSite=Lax` } })
    },
    withKey(request) {
      const hasOwnKey = request.headers.has('authorization') || request.headers.has(ownKeyOnly)
      if (hasOwnKey || !(request.method === 'GET' || isSignedIn(request))) return request
      const headers = new Headers(request.headers)
      headers.set('authorization', 'ApiKey sandbox')
      const { method, url, body, signal } = request
      return new Request(url, { method, headers, body, signal, ...(body && { duplex: 'half' }) })
    },
  }
}
