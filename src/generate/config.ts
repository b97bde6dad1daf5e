import type { Node } from './document/node.ts'

/** What `lisa-query.config.ts` says, typed by `defineConfig`. Everything is optional; flags of the command come first. */
export interface GenerateConfig {
  /** The document: a file, beside the configuration, or an address. */
  input?: string
  /** The folder that is written, beside the configuration. */
  out?: string
  /** How generated files name each other; `''` by default, which every bundler takes. Node itself needs `.js` or `.ts`. */
  importEnding?: '' | '.js' | '.ts'
  /** Where the files go beside those of the tags, as paths from `out` without ending; `false` leaves a file out. */
  files?: FilesConfig
  /**
   * Where generated files import a name from, as a path from `out` without ending: `{ useLisaQuery: 'own-bridge' }`. All else
   * comes from `lisa-query`. The name `s` is the vocabulary of schemas.
   */
  imports?: Readonly<Record<string, string>>
  /** `at-once` makes schemas while their module is loaded, which is smaller where few are used, and not possible in circles. */
  schemas?: 'lazy' | 'at-once'
  /** `apart`: hooks of lists below one path name take their query as a second argument: `useShowProducts(id, { limit: 8 })`. */
  listQuery?: 'together' | 'apart'
  /** Lets the document's `$ref`s lead to other hosts. */
  allowRemote?: boolean
  /**
   * What differs from the document, by `operationId`, route (`GET /shows/{id}`) or generated name; `false` leaves it out. The
   * document itself may say the same in entries such as `x-lisa-invalidates: ['/shows']`.
   */
  operations?: Readonly<Record<string, OperationConfig | false>>
  /** Leaves out each operation for which it gives true. */
  leaveOut?: (operation: DocumentOperation) => boolean
  /** The scope that an operation needs, where only its prose says so; `undefined` leaves it to `security`. */
  scopeOf?: (operation: DocumentOperation) => string | undefined
}

/** The files that are written once for the whole document. */
export interface FilesConfig {
  /** `schemas` by default. */
  schemas?: string
  /** Which reads a webhook touches, written where the document says so (`x-lisa-touches`); `touches` by default. */
  touches?: string
  /** The file with all endpoints, without React; `core` by default. */
  core?: string | false
  /** The file with all hooks beside them; `index` by default. */
  index?: string | false
  /** The file with the answers for a sandbox; `sandbox` by default. */
  sandbox?: string | false
}

/** What the configuration says of one operation. */
export interface OperationConfig {
  /** The endpoint's name; by default it is made of `operationId`. */
  name?: string
  /** The hook's name. */
  hook?: string
  /** Several with spaces between them. */
  scope?: string
  /** Needs no credential, and waits for none. */
  isPublic?: boolean
  /** How its pages follow each other; `false` for an answer that is no page, `standard` for `items` and `nextCursor`. */
  pages?: PagesConfig | 'standard' | false
  /** The paths whose reads a write makes stale: `['/shows']`. */
  invalidates?: readonly `/${string}`[]
  /** `false`: no read takes over the answer of the write. */
  updates?: false
  /** `lenient` passes an answer that does not fit, and reports it. */
  shape?: 'lenient'
  /** The header that signs the body with the client's `sign`: `X-Hmac-Signature`. A call does not give it then. */
  signature?: string
  /** `ingest`: it lives where the client's `ingestUrl` says, whatever server the document gives. */
  server?: 'ingest'
}

/** How pages follow each other. Fields are given as paths: `data`, `meta.next`; a list alone is `''`. */
export interface PagesConfig {
  /** What moves on: a cursor, an offset, the number of the page, or the `Link` header. */
  by: 'cursor' | 'offset' | 'page' | 'link'
  /** The field with the items; the only list of the answer by default. */
  items?: string
  /** The query parameter that moves on; by default the one that is called so. */
  parameter?: string
  /** For `cursor`: the field with the next cursor or address. */
  next?: string
  /** For `offset` and `page`: the field with the number of all items, if there is one. */
  total?: string
}

/** An operation as the document has it. */
export interface DocumentOperation {
  operationId: string | undefined
  /** In capitals. */
  method: string
  path: string
  tags: readonly string[]
  summary: string
  description: string
  /** The whole operation. */
  source: Node
}

/** Types `lisa-query.config.ts`. */
export function defineConfig(config: GenerateConfig): GenerateConfig {
  return config
}
