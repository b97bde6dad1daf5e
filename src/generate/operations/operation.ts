import type { GenerateConfig, OperationConfig } from '../config.ts'
import type { Node } from '../document/node.ts'
import type { SchemaReader } from '../shapes/schema-reader.ts'
import type { Field, Shape } from '../shapes/shape.ts'

/** One operation, ready to be printed. */
export interface Operation {
  source: Node
  operationId: string | undefined
  /** `GET /shows/{show-id}`, as the document writes it. */
  documentRoute: string
  name: string
  hook: string
  /** In lower case. */
  method: string
  isRead: boolean
  /** With its names as code has them: `/shows/{showId}`. */
  path: string
  pathNames: readonly string[]
  /** The file under `endpoints/` and `hooks/`, without its ending. */
  file: string
  query: QueryParameters
  headers: Parameters
  body: Body | undefined
  answer: Answer
  /** Whether it answers many of something. */
  isList: boolean
  pages: Pages | undefined
  access: Access
  statuses: readonly string[]
  invalidates: readonly string[]
  updates: Update | undefined
  config: OperationConfig
  /** What the definition cannot say, for the summary. */
  notes: readonly string[]
}

export interface Parameters {
  fields: readonly Field[]
  /** An object of the fields; `undefined` without any. */
  shape: Shape | undefined
}

export interface QueryParameters extends Parameters {
  /** How those are written that are not written as usual. */
  styles: readonly (readonly [name: string, style: QueryStyle])[]
}

export type QueryStyle = 'comma' | 'space' | 'pipe' | 'deep' | 'fields' | 'json'

export interface Body {
  shape: Shape
  isOptional: boolean
  encoding: 'json' | 'form' | 'multipart' | 'text' | 'bytes'
  contentType: string
  maxBytes: number | undefined
}

export interface Answer {
  shape: Shape
  reader: 'json' | 'text' | 'blob' | 'headers'
  contentType: string | undefined
  /** The body of a 202. */
  accepted: Shape | undefined
  /** The bodies of refusals, by status. */
  refusals: readonly (readonly [status: string, shape: Shape])[]
  /** The example that the document gives, for the sandbox. */
  example: { status: number; body: unknown } | undefined
}

export interface Access {
  /** Several with spaces between them. */
  scope: string | undefined
  isPublic: boolean
  server: string | undefined
}

/** Where an answer's items and the way to its next page stand, as paths of fields. */
export interface Pages {
  by: 'cursor' | 'offset' | 'page' | 'link'
  items: readonly string[]
  next: readonly string[]
  total: readonly string[]
  parameter: string
  /** Whether an answer may come without the field with the items. */
  mayLackItems: boolean
}

/** The read whose cached answer a write's answer replaces. */
export interface Update {
  read: Operation
  /** Where the read's only path name comes from: the write's input, or a field of its answer. */
  from: 'input' | 'output'
  field: string
}

/** What reading an operation needs. */
export interface Reading {
  document: Node
  reader: SchemaReader
  config: GenerateConfig
}
