import type { $ZodType } from 'zod/v4/core'
import { type PlayerCommand, type PlayerMessageType, playerMessages } from '../../player-core.ts'

/** The player's end of the protocol. */
export interface Protocol {
  /** Says this to the page, with what every message of the player carries. */
  say(type: PlayerMessageType, fields?: object): void
  /** Posts anything to the page, as it is. */
  post(data: unknown): void
  /** Says nothing any more, nor answers. */
  isSilent: boolean
  stop(): void
}

/**
 * Speaks to the page around this frame. What the page says is checked by the library's own schemas: obeyed and acknowledged, or
 * answered with `lsc:app:message:error`.
 */
export function createProtocol(page: Window, context: () => object, obey: (command: PlayerCommand) => void): Protocol {
  const host = page.parent
  const origin = originOfHost(page)

  const protocol: Protocol = {
    isSilent: false,
    post: (data) => {
      if (!protocol.isSilent && host !== page) host.postMessage(data, origin)
    },
    say: (messageType, fields) => protocol.post({ clockDriftInMs: 0, sender: 'LiSA', messageType, ...context(), ...fields }),
    stop: () => page.removeEventListener('message', receive),
  }

  const receive = ({ data, source }: MessageEvent): void => {
    if (source !== host || Object(data).recipient !== 'LiSA') return
    const { messageId, messageType } = data
    const issues = issuesOf(data)
    if (issues) {
      const error = {
        code: 'invalid_message',
        message: 'The message does not fit',
        statusCode: 400,
        input: data,
        issues,
        messageId,
      }
      protocol.say('lsc:app:message:error', { error })
      return
    }
    obey({ ...data, messageType })
    if (messageId !== undefined) protocol.say('lsc:app:message:acknowledge', { messageId })
  }

  page.addEventListener('message', receive)
  return protocol
}

/** What is wrong with a message from the page, as zod describes it; `undefined` where nothing is. */
function issuesOf(data: { messageType?: unknown }): readonly object[] | undefined {
  const definitions: Record<string, { to?: $ZodType | undefined }> = playerMessages
  const type = String(data.messageType)
  const schema = Object.hasOwn(definitions, type) ? definitions[type]?.to : undefined
  if (!schema) return [{ code: 'custom', path: ['messageType'], message: `Unknown message ${type}` }]
  const result = schema['~standard'].validate(data)
  if ('then' in result || !result.issues) return undefined
  return result.issues.map(({ path = [], message }) => ({ code: 'custom', path, message }))
}

/** The page's origin, as far as the browser says it. */
function originOfHost({ document, location }: Window): string {
  const [parent = document.referrer] = location.ancestorOrigins ?? []
  return parent ? new URL(parent).origin : '*'
}
