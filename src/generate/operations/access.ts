import type { DocumentOperation, OperationConfig } from '../config.ts'
import { listOf, type Node, nodeOf, textOf, textsOf } from '../document/node.ts'
import type { Access, Reading } from './operation.ts'

/** Who may call an operation, and where it lives. */
export function readAccess(reading: Reading, operation: DocumentOperation, item: Node, config: OperationConfig): Access {
  const { document } = reading
  const requirements = listOf(operation.source.security ?? document.security).map(nodeOf)
  const isStated = Array.isArray(operation.source.security) || Array.isArray(document.security)
  const scopes = Object.values(requirements[0] ?? {}).flatMap((schemeScopes) => textsOf(schemeScopes))
  return {
    scope: config.scope ?? reading.config.scopeOf?.(operation) ?? ([...new Set<string>(scopes)].join(' ') || undefined),
    isPublic: config.isPublic ?? (isStated && requirements.every((requirement) => Object.keys(requirement).length === 0)),
    server: config.server === 'ingest' ? undefined : ownServer(operation.source, item, document),
    isIngest: config.server === 'ingest',
  }
}

/** The address of an operation that does not live where the document's others do. */
function ownServer(operation: Node, item: Node, document: Node): string | undefined {
  const [own] = [operation, item].flatMap(({ servers }) => listOf(servers).slice(0, 1))
  const address = own === undefined ? undefined : addressOf(nodeOf(own))
  return address === undefined || address === addressOf(nodeOf(listOf(document.servers)[0])) ? undefined : address
}

/** The address of a server, with the defaults of its variables. */
export function addressOf(server: Node): string | undefined {
  const variables = nodeOf(server.variables)
  const address = textOf(server.url)?.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? nodeOf(variables[name]) : {}
    return variable.default === undefined ? whole : String(variable.default)
  })
  return address?.replace(/\/+$/, '') || undefined
}
