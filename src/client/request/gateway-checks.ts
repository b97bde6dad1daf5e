import type { FieldMessages, FieldReason, LisaErrorFacts } from '../../errors/lisa-error.ts'

/** The body of a 422 of the package's own gateway, which checks the input before it asks LiSA. */
export interface GatewayChecks {
  /** Messages by field; those of no field under `base`. */
  errors: FieldMessages
  /** The reason of each message, by path and in the order of its messages; path `''` has those of no field. */
  reasons: NonNullable<LisaErrorFacts['invalid']['reasons']>
}

export function writeGatewayChecks({ fields, messages, reasons = {} }: LisaErrorFacts['invalid']): GatewayChecks {
  return { errors: { ...fields, ...(messages.length > 0 && { base: messages }) }, reasons }
}

/** What the gateway has found, with its reasons, so that it can be said in the visitor's language; `undefined` for another body. */
export function readGatewayChecks(body: unknown): LisaErrorFacts['invalid'] | undefined {
  const { errors, reasons } = Object(body) as Partial<GatewayChecks>
  if (!isLists<string>(errors, (said) => typeof said === 'string')) return undefined
  if (!isLists<FieldReason | null>(reasons, (reason) => reason === null || typeof reason.check === 'string')) return undefined
  const { base: messages = [], ...fields } = errors
  return { fields, messages, reasons: reasons as GatewayChecks['reasons'] }
}

/** Whether it is a map of lists whose items are all of this kind. */
function isLists<Item>(value: unknown, isItem: (item: Item) => boolean): value is Record<string, Item[]> {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((list) => Array.isArray(list) && list.every(isItem))
  )
}
