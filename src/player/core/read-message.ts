import type { $ZodType } from 'zod/v4/core'
import { type PlayerMessage, type PlayerMessageType, playerMessages } from './messages.ts'
import { plainCopy } from './plain-copy.ts'

/**
 * What the player has said, as plain data that fit their schema; `undefined` for another type, or a shape that does not fit.
 * Version 1 is read where LiSA says what it means: `{ action: 'ready', target: 'app' }` is `lsc:app:listen`. Never throws.
 */
export function readMessage(data: unknown, page: string): PlayerMessage | undefined {
  const copy = plainCopy(data, page)
  if (!copy) return undefined
  const messageType = copy.messageType ?? (copy.action === 'ready' && copy.target === 'app' ? 'lsc:app:listen' : undefined)
  const schema = definitionOf(messageType)?.from
  if (!schema) return undefined
  const fields = fitting(schema, copy)
  // The schema of this type has just checked the fields.
  return fields && ({ ...fields, messageType } as PlayerMessage)
}

/** The type that this message's type is another spelling of. */
export const otherSpelling = ({ messageType }: PlayerMessage): PlayerMessageType | undefined => definitionOf(messageType)?.sameAs

/** What is read of a definition, whichever its type. */
interface Definition {
  from?: $ZodType | undefined
  sameAs?: PlayerMessageType
}

const definitionOf = (type: unknown): Definition | undefined =>
  typeof type === 'string' && Object.hasOwn(definitions, type) ? definitions[type] : undefined

const definitions: Record<string, Definition> = playerMessages

function fitting(schema: $ZodType, value: unknown): object | undefined {
  const result = schema['~standard'].validate(value)
  return !('then' in result) && !result.issues ? (result.value as object) : undefined
}
