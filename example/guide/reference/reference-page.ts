import {
  type ApiDeclaredItem,
  ApiDocumentedItem,
  type ApiItem,
  ApiItemContainerMixin,
  ApiItemKind,
} from '@microsoft/api-extractor-model'

/** What an entry exports, on one page; what stands on the `main` page already by its name alone. */
export function referencePage(entry: string, items: readonly ApiItem[], main: readonly ApiItem[]): string {
  const isOfMain = (item: ApiItem): boolean => items !== main && isAmong(main, item)
  const own = items.filter((item) => !isOfMain(item))
  const shared = inOrder(items.filter(isOfMain)).map((name) => `[\`${name}\`](api-main.md#${anchor(name)})`)
  const sections = inOrder(own).map((name) =>
    section(
      name,
      own.filter((item) => nameOf(item) === name),
    ),
  )
  return [
    `# ${entry}\n`,
    `Everything that \`${entry}\` exports.\n`,
    shared.length > 0 && `## Also in lisa-query\n\n${shared.join(' · ')}\n`,
    ...sections,
  ]
    .filter(Boolean)
    .join('\n')
}

/** What API Extractor found in an entry, and the name of its page. */
export interface FoundEntry {
  entry: string
  file: string
  items: readonly ApiItem[]
}

/** The list of entries, with what each exports. */
export function entriesPage(entries: readonly FoundEntry[], main: readonly ApiItem[]): string {
  const parts = entries.map(({ entry, file, items }) => {
    const shared = new Set(items.filter((item) => isAmong(main, item)).map(nameOf))
    const links = inOrder(items).map((name) => `[\`${name}\`](${shared.has(name) ? 'api-main' : file}.md#${anchor(name)})`)
    return `## ${entry}\n\n${links.join(' · ')}\n`
  })
  return `# API reference\n\nThe package's entries, and what each exports: made from the types and their comments.\n\n${optionsPart(entries, main)}\n${parts.join('\n')}`
}

/** Where the options of functions, hooks and components stand, since that is what one looks for most. */
function optionsPart(entries: readonly FoundEntry[], main: readonly ApiItem[]): string {
  const isTaken = (name: string): boolean =>
    /(Options|Props|Config|Handlers|Definition)$/.test(name) ||
    ['Endpoint', 'Incident', 'IncidentFilter', 'KeyLimit', 'PublicRead', 'ErrorState', 'ErrorAction'].includes(name)
  const seen = new Set<string>()
  const rows = entries.flatMap(({ entry, file, items }) => {
    const names = inOrder(items).filter((name) => isTaken(name) && !seen.has(name))
    for (const name of names) seen.add(name)
    const isOfMain = (name: string): boolean => items.some((item) => nameOf(item) === name && isAmong(main, item))
    const links = names.map((name) => `[\`${name}\`](${isOfMain(name) ? 'api-main' : file}.md#${anchor(name)})`)
    return links.length > 0 ? [`- \`${entry}\`: ${links.join(' · ')}`] : []
  })
  return `## Options and props\n\n${rows.join('\n')}\n`
}

/** The names of these items, each once. */
const inOrder = (items: readonly ApiItem[]): string[] =>
  [...new Set(items.map(nameOf))].sort((one, other) => one.localeCompare(other, 'en'))

/** The name without the number that API Extractor adds to those that the browser has, too: `Image_2`. */
const nameOf = ({ displayName }: ApiItem): string => displayName.replace(/_\d+$/, '')

const isAmong = (main: readonly ApiItem[], item: ApiItem): boolean =>
  main.some((other) => other.displayName === item.displayName && fileOf(other) === fileOf(item))

const anchor = (name: string): string => name.toLowerCase()
const fileOf = (item: ApiItem): string | undefined => (isDeclared(item) ? item.fileUrlPath : undefined)

/** A name with all its declarations: a function may have several, and a type may share the name of a value. */
function section(name: string, items: readonly ApiItem[]): string {
  const comment = items.map(commentOf).find(Boolean) ?? ''
  const code = items.filter(isDeclared).map((item) => codeOf(item))
  const members = items.flatMap((item) => (item.kind === ApiItemKind.Interface ? membersOf(item) : []))
  return [
    `## ${name}\n`,
    comment && `${comment}\n`,
    `\`\`\`ts\n${code.join('\n')}\n\`\`\`\n`,
    members.length > 0 && `${members.join('\n')}\n`,
  ]
    .filter(Boolean)
    .join('\n')
}

function membersOf(item: ApiItem): string[] {
  if (!ApiItemContainerMixin.isBaseClassOf(item)) return []
  return item.members.filter(isDeclared).map((member) => {
    const text = codeOf(member).replace(/;$/, '').replace(/\s+/g, ' ')
    const comment = commentOf(member).replace(/\s+/g, ' ')
    return `- \`${text.replaceAll('`', '')}\`${comment && `: ${comment}`}`
  })
}

/** A declaration as one writes it: neither `export` nor where a type comes from. */
const codeOf = (item: ApiDeclaredItem): string =>
  item.excerpt.text
    .trim()
    .replace(/^export (declare )?/, '')
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/\b(\w+)_\d+\b/g, '$1')

const isDeclared = (item: ApiItem): item is ApiDeclaredItem => 'excerpt' in item

/** The doc comment as Markdown. */
function commentOf(item: ApiItem): string {
  if (!(item instanceof ApiDocumentedItem)) return ''
  const text = item.tsdocComment?.emitAsTsdoc() ?? ''
  return text
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^ ?\* ?/gm, '')
    .replace(/(?<![(<`])https?:\/\/[^\s)]+/g, '<$&>')
    .replace(/\{@link ([^}|]+?)\s*(?:\|[^}]*)?\}/g, '`$1`')
    .replace(/^@(\w+)\s*/gm, (_, tag: string) => (tag === 'returns' ? 'Gives ' : ''))
    .trim()
}
