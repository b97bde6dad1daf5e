import { mistake } from '../errors/mistake.ts'
import { meaningOf } from '../errors/status.ts'
import type { GatewayEvent } from './gateway-events.ts'

/**
 * What a gateway without an `onEvent` writes for whoever runs it, in production too: that LiSA refuses its key, once until LiSA takes it
 * again, that its store is away, and what broke in it.
 */
export function createOperatorLines(): (event: GatewayEvent) => void {
  /** Where LiSA refused the key, until it is taken there. */
  let refusedAt: string | undefined
  const withoutScope = new Set<string>()
  let lastError = ''

  const lineFor = (event: GatewayEvent): string | undefined => {
    if (event.type === 'upstream' && event.endpoint === refusedAt && meaningOf(event.status) === 'ok') refusedAt = undefined
    if (event.type === 'error' && event.message !== lastError) {
      lastError = event.message
      return `something broke in the gateway: ${event.message}`
    }
    if (event.type === 'store' && !event.isReachable) return `the gateway goes on without its store: ${event.message ?? ''}`
    if (event.type !== 'key-refused') return undefined
    const { endpoint, status } = event
    if (meaningOf(status) === 'auth-required') {
      if (refusedAt !== undefined) return undefined
      refusedAt = endpoint
      return refusedKey(endpoint, status).message
    }
    if (withoutScope.has(endpoint)) return undefined
    withoutScope.add(endpoint)
    return missingScope(endpoint, status).message
  }
  return (event) => {
    const line = lineFor(event)
    // biome-ignore lint/suspicious/noConsole: nothing else would say why all visitors get 503
    if (line !== undefined) console.error(`lisa-query: ${line}`)
  }
}

const refusedKey = (endpoint: string, status: number): TypeError =>
  mistake(
    'gateway-key',
    `LiSA answered ${endpoint} with ${status}, because it does not take the key of this gateway: visitors get 503 until it does. Is the environment variable that \`authorization\` reads set where this server runs, and the key one of this LiSA?`,
  )

const missingScope = (endpoint: string, status: number): TypeError =>
  mistake(
    'gateway-scope',
    `LiSA answered ${endpoint} with ${status}, because the key of this gateway lacks the scope for it: visitors get 503 there. Add the scope to the key, or take the endpoint from \`public\``,
  )
