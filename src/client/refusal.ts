import type { LisaError } from '../errors/lisa-error.ts'
import type { SchemaOutput, StandardSchema } from './standard-schema.ts'

/** The bodies that a document gives for refusals: schemas by status (`422`), by hundred (`4XX`) or for all (`default`). */
export type RefusalSchemas = Readonly<Record<string, StandardSchema>>

/** A refusal whose body is as documented; `documentedAs` is the status under which the document has it, and tells the bodies apart. */
export type Refusal<Schemas extends RefusalSchemas> = {
  [Status in keyof Schemas]: {
    readonly documentedAs: Status
    readonly status: number
    readonly body: SchemaOutput<Schemas[Status]>
  }
}[keyof Schemas]

/**
 * The body of a refusal with its documented type, such as by the `CreateShowErrors` that are generated beside `createShow`.
 * `undefined` for another status, for a body that does not fit, and without an answer.
 */
export function refusalOf<Schemas extends RefusalSchemas>(
  error: LisaError | null | undefined,
  schemas: Schemas,
): Refusal<Schemas> | undefined {
  const status = error?.status
  if (status === undefined) return undefined
  const documentedAs = [`${status}`, `${Math.floor(status / 100)}XX`, 'default'].find((name) => Object.hasOwn(schemas, name))
  const result = documentedAs === undefined ? undefined : schemas[documentedAs]?.['~standard'].validate(error?.body)
  // A schema that takes its time cannot be waited for while a page renders.
  if (result === undefined || result instanceof Promise || result.issues) return undefined
  // TypeScript cannot follow which of the statuses was found.
  return { documentedAs, status, body: result.value } as unknown as Refusal<Schemas>
}
