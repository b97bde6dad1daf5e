import type { GatewayRefusal } from '../errors/gateway-refusal.ts'
import { mistake } from '../errors/mistake.ts'
import { meaningOf } from '../errors/status.ts'

/** A request that the gateway answers for itself. */
export interface TurnedAway {
  why: GatewayRefusal
  status: number
  /** What its answer says. */
  sentence: string
  request: Request
  /** The method and path of its endpoint, where it is one of the list. */
  endpoint?: string | undefined
}

/** The most lines that one gateway writes. */
const mostHints = 50

/** Tells a developer why the gateway has refused a request, and how to mend it: one line for each reason and endpoint. */
export function createRefusalHints(path: string): (turned: TurnedAway) => void {
  const said = new Set<string>()
  return (turned) => {
    const message = hintFor(turned, path)?.message
    const about = `${turned.why} ${turned.endpoint ?? kindOf(turned.request, path)}`
    if (!message || said.has(about) || said.size >= mostHints) return
    said.add(about)
    // biome-ignore lint/suspicious/noConsole: only in development, where a page shows a person's words and not the cause
    console.warn(`lisa-query: ${message}`)
  }
}

/** `GET /products/…`: what all addresses of one kind share. */
function kindOf({ method, url }: Request, path: string): string {
  const [, first = '', ...rest] = new URL(url).pathname.replace(path, '').split('/')
  return `${method} /${first}${rest.length > 0 ? '/…' : ''}`
}

function hintFor({ why, status, sentence, request, endpoint }: TurnedAway, path: string): TypeError | undefined {
  const { pathname } = new URL(request.url)
  const asked = endpoint ?? `${request.method} ${pathname.replace(path, '')}`
  switch (why) {
    case 'not-listed':
      return pathname.startsWith(`${path}/`)
        ? mistake(
            'gateway-not-listed',
            `the gateway answered ${asked} with 404, because it is not in its list: add the endpoint to \`public\` or to \`private.endpoints\` of createLisaGateway`,
          )
        : mistake(
            'gateway-path',
            `the gateway was asked for ${pathname}, which is not below its \`path\` ${path}: mount it there, or give createLisaGateway the \`path\` where it is mounted`,
          )
    case 'method':
      return mistake(
        'gateway-method',
        `the gateway answered ${asked} with 405, because its list has this address with other methods only: add the endpoint with this method`,
      )
    case 'cross-site':
      return mistake(
        'gateway-cross-site',
        `the gateway answered ${asked} with 403, because nothing shows that this write comes from the shop's own pages: ${cameFrom(request)}. In an action on the server ask through \`gateway.clientFor(request)\``,
      )
    case 'not-allowed':
      // The application has said 'forbidden' on purpose.
      return undefined
    case 'sign-in':
      return mistake(
        'gateway-allow',
        `the gateway answered ${asked} with ${status}, because \`private.allow\` did not give true for it: does the request carry the cookie or header that \`allow\` reads?`,
      )
    case 'query':
    case 'header':
      return mistake(
        'gateway-input',
        `the gateway answered ${asked} with 400, because the definition of the endpoint, or what \`query\` narrows, does not allow its input: ${sentence}`,
      )
    case 'body':
      // What a form is told at its fields is no mistake of a developer.
      if (meaningOf(status) === 'invalid') return undefined
      return mistake(
        'gateway-body',
        `the gateway answered ${asked} with ${status}, because of the body of the request: ${sentence}`,
      )
    case 'broken':
      // What broke is said where it is known.
      return undefined
  }
}

/** What a write says of where it comes from. */
function cameFrom({ headers }: Request): string {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return `its \`Sec-Fetch-Site\` is ${site}`
  const origin = headers.get('origin')
  return origin === null
    ? 'it has neither `Sec-Fetch-Site` nor `Origin`'
    : `its \`Origin\` is ${origin}, which is not the \`origin\` of createLisaGateway`
}
