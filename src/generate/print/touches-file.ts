import { isNode, type Node, nodeOf, textOf, textsOf } from '../document/node.ts'
import { type FileStyle, fileText } from './file.ts'
import { propertyName, quoted } from './text.ts'

/** `touches.ts`: which reads an event of the API touches, if the document says so of a webhook. */
export function touchesFile(document: Node, style: FileStyle): string | undefined {
  const byCollection = new Map<string, [action: string, paths: string[]][]>()
  for (const { collection, action, paths } of eventsOf(document)) {
    byCollection.set(collection, [...(byCollection.get(collection) ?? []), [action, paths]])
  }
  if (byCollection.size === 0) return undefined
  const collections = [...byCollection].map(([collection, actions]) => {
    const lines = actions.map(([action, paths]) => `    ${propertyName(action)}: [${paths.map(quoted).join(', ')}],\n`)
    return `  ${propertyName(collection)}: {\n${lines.join('')}  },\n`
  })
  return fileText(
    style,
    `/** Which reads an event touches, by its collection and action in lower case; paths as in \`invalidates\`. */
export const touches: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {\n${collections.join('')}}\n`,
  )
}

interface TouchingEvent {
  collection: string
  action: string
  paths: string[]
}

/** The webhooks with `x-lisa-event: { collection, action }` and `x-lisa-touches: ['/shows']`. */
function eventsOf({ webhooks }: Node): TouchingEvent[] {
  return Object.values(nodeOf(webhooks))
    .flatMap((item) => Object.values(nodeOf(item)))
    .filter(isNode)
    .flatMap((operation) => {
      const event = nodeOf(operation['x-lisa-event'])
      const [collection, action] = [textOf(event.collection)?.toLowerCase(), textOf(event.action)?.toLowerCase()]
      const paths = textsOf(operation['x-lisa-touches']).filter((path) => path.startsWith('/'))
      return collection && action ? [{ collection, action, paths }] : []
    })
}
