/**
 * A schema of any library: zod, valibot and arktype all follow this interface.
 * @see https://standardschema.dev
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    /** Checks a value of any type. */
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>
    /** Types only: what the schema takes and gives. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

/** What a schema makes of a value: its output, or what differs. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] }

/** One difference, and the keys that lead to it. */
export interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** What a value must be for the schema to take it. */
export type SchemaInput<Schema> = Schema extends StandardSchema ? NonNullable<Schema['~standard']['types']>['input'] : never

/** What the schema gives. */
export type SchemaOutput<Schema> = Schema extends StandardSchema ? NonNullable<Schema['~standard']['types']>['output'] : never
