import type { GenerateConfig, OperationConfig } from '../config.ts'
import type { Node } from '../document/node.ts'
import type { SchemaReader } from '../shapes/schema-reader.ts'
import type { Field, Shape } from '../shapes/shape.ts'
import type { Status } from './extensions.ts'

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
  /** Those of the path's names that are texts and no ids: `slug`. */
  textNames: readonly string[]
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
  /** Whether the document knows the operation, or assumes it. */
  status: Status | undefined
  invalidates: readonly string[]
  updates: Update | undefined
  config: OperationConfig
  /** What the definition cannot say, for the summary. */
  notes: readonly string[]
}

export interface Parameters {
  fields: readonly Field[]
  /** An object of the fields; `undefined` without any, and for a query of standard pages. */
  shape: Shape | undefined
}

export interface QueryParameters extends Parameters {
  /** How those are written that are not written as usual. */
  styles: readonly (readonly [name: string, style: QueryStyle])[]
  /** Whether it is `cursor` and `limit` of standard pages and nothing else. */
  isStandard: boolean
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
  /** The address of a server of its own. */
  server: string | undefined
  /** Whether it lives where the client's `ingestUrl` says. */
  isIngest: boolean
}

/** Where an answer's items and the way to its next page stand, as paths of fields. */
export interface Pages {
  /** `standard` ones have `items` and `nextCursor`, as the client expects where nothing else is said. */
  by: 'cursor' | 'offset' | 'page' | 'link' | 'standard'
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
