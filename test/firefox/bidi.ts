import { createRequire } from 'node:module'

// Playwright gives each context its colour scheme, by a command that Firefox does not have yet; and refuses a context without it.
const missing = 'emulation.setMediaFeaturesOverride'

interface Socket {
  send(text: unknown, ...rest: unknown[]): void
}

/** Sends a command without effect in place of the one that Firefox does not have. */
export function skipMissingCommand(): void {
  const { prototype }: { prototype: Socket & { skips?: true } } = createRequire(import.meta.url)(
    'playwright-core/lib/utilsBundle',
  ).ws
  if (prototype.skips) return
  prototype.skips = true
  const send = prototype.send
  prototype.send = function (text, ...rest) {
    const isMissing = typeof text === 'string' && text.includes(`"method":"${missing}"`)
    const sent = isMissing ? JSON.stringify({ id: JSON.parse(text).id, method: 'session.status', params: {} }) : text
    return send.call(this, sent, ...rest)
  }
}
