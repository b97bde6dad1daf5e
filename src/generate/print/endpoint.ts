import { nodeOf, textOf } from '../document/node.ts'
import type { Operation, Pages } from '../operations/operation.ts'
import { itemOf } from '../operations/pages.ts'
import type { Models } from '../shapes/models.ts'
import type { FileStyle } from './file.ts'
import { refusalsText } from './refusals.ts'
import { atOnce, schemaText } from './schema.ts'
import { docComment, literalText, propertyAccess, propertyName, quoted, sentenceWith, wrapped } from './text.ts'

/** The definition of one operation, with the types of its refusals. */
export function endpointText(models: Models, operation: Operation, refusalsName: string | undefined, style: FileStyle): string {
  const { method, path, name } = operation
  const lines = [
    ...accessLines(operation),
    ...inputLines(models, operation, style),
    ...bodyLines(models, operation),
    ...answerLines(models, operation),
    ...consequenceLines(operation),
  ]
  const options = lines.map((line) => `  ${line},\n`).join('')
  const route = quoted(`${method.toUpperCase()} ${path}`)
  return `${docOf(operation)}export const ${name} = /* @__PURE__ */ endpoint(${route}, {\n${options}})\n${refusalsText(models, operation, refusalsName)}`
}

/** The summary and the description, where it lives, what it needs and answers, and what is known about it elsewhere. */
function docOf({ source, documentRoute, statuses, notes, status, access, config }: Operation): string {
  const [summary, description] = [textOf(source.summary)?.trim(), textOf(source.description)?.trim()]
  const scope = access.scope && !access.isPublic ? ` with the scope \`${access.scope}\`` : ''
  const answers = statuses.length > 0 ? `; answers ${statuses.join(', ')}` : ''
  return docComment([
    sentenceWith(status, summary ?? description),
    description !== summary && summary !== undefined && description,
    `${documentRoute}${scope}${answers}.`,
    config.signature && `The client's \`sign\` signs its body, in \`${config.signature}\`.`,
    notes.length > 0 && `Not sent: ${notes.join('; ')}.`,
    source.deprecated === true && '@deprecated',
    docsOf(source) && `@see ${docsOf(source)}`,
  ])
}

function accessLines({ access, source, config, name }: Operation): string[] {
  const docs = docsOf(source)
  return [
    ...(access.isPublic ? ['isPublic: true'] : access.scope ? [`scope: ${quoted(access.scope)}`] : []),
    ...(docs ? [`docs: ${quoted(docs)}`] : []),
    ...(access.server ? [`server: ${quoted(access.server)}`] : []),
    ...(access.isIngest ? [`base: /* @__PURE__ */ ingestServer(${quoted(name)})`] : []),
    ...(config.shape ? [`shape: ${quoted(config.shape)}`] : []),
  ]
}

function inputLines(models: Models, { query, headers }: Operation, { isLazy }: FileStyle): string[] {
  // A schema that is made at once is an object of zod, which says its names itself.
  const namesLines = (option: string, { fields }: Operation['headers']): string[] => {
    const names = fields.map(({ name }) => quoted(name))
    return isLazy ? [wrapped(`${option}: [`, names, ']', '  ')] : []
  }
  const styles = query.styles.map(([name, style]) => `${propertyName(name)}: ${quoted(style)}`)
  return [
    ...(query.isStandard ? ['query: PageQuery'] : []),
    ...(query.shape ? [`query: ${schemaText(models, query.shape, atOnce)}`, ...namesLines('queryNames', query)] : []),
    ...(styles.length > 0 ? [wrapped('encodeQuery: /* @__PURE__ */ s.queryStyles({ ', styles, ' })', '  ')] : []),
    ...(headers.shape ? [`headers: ${schemaText(models, headers.shape, atOnce)}`, ...namesLines('headerNames', headers)] : []),
  ]
}

function bodyLines(models: Models, { body, config, name }: Operation): string[] {
  if (!body) return []
  const encoder = encoderOf(body.encoding, body.contentType)
  return [
    `body: ${schemaText(models, body.shape, atOnce, '  ')}`,
    ...(body.isOptional ? ['isBodyOptional: true'] : []),
    ...(encoder ? [`encodeBody: ${encoder}`] : []),
    ...(config.signature ? [`signBody: /* @__PURE__ */ bodySignature(${quoted(config.signature)}, ${quoted(name)})`] : []),
    ...(body.maxBytes === undefined ? [] : [`maxBytes: ${literalText(body.maxBytes)}`]),
  ]
}

function encoderOf(encoding: string, contentType: string): string | undefined {
  const pure = '/* @__PURE__ */ '
  if (encoding === 'form') return 's.formBody'
  if (encoding === 'multipart') return 's.multipartBody'
  if (encoding === 'text') return `${pure}s.textBody(${quoted(contentType)})`
  if (encoding === 'bytes') return `${pure}s.bytesBody(${quoted(contentType)})`
  return /^application\/json\s*(;|$)/.test(contentType) ? undefined : `${pure}s.jsonBody(${quoted(contentType)})`
}

function answerLines(models: Models, operation: Operation): string[] {
  const { answer, pages } = operation
  const readers = { json: undefined, text: 's.textAnswer', blob: 's.blobAnswer', headers: 's.headersAnswer' }
  const reader = readers[answer.reader]
  return [
    `response: ${responseText(models, operation)}`,
    ...(reader ? [`readAnswer: ${reader}`] : []),
    ...(answer.contentType ? [`accept: ${quoted(answer.contentType)}`] : []),
    ...(answer.accepted ? [`accepted: ${schemaText(models, answer.accepted, atOnce, '  ')}`] : []),
    ...(pages && pages.by !== 'standard' ? [`pages: ${pagesText(pages)}`] : []),
  ]
}

function responseText(models: Models, { answer, pages }: Operation): string {
  const item = pages?.by === 'standard' ? itemOf(models, answer.shape, pages) : undefined
  return item
    ? `/* @__PURE__ */ pageOf(${schemaText(models, item, atOnce, '  ')})`
    : schemaText(models, answer.shape, atOnce, '  ')
}

function pagesText({ by, items, next, total, parameter, mayLackItems }: Pages): string {
  const read = (path: readonly string[]): string =>
    `answer${path.map((name, index) => `${index > 0 ? '?' : ''}${access(name, index > 0)}`).join('')}`
  const itemsText = `items: (answer) => ${read(items)}${mayLackItems ? ' ?? []' : ''}`
  const counted = (name: string): string =>
    `next: (answer, input) => s.${name}(${quoted(parameter)}, ${read(items)}, input${total.length > 0 ? `, ${read(total)}` : ''})`
  const nextText = {
    cursor: `next: (answer) => s.nextCursor(${quoted(parameter)}, ${read(next)})`,
    standard: '',
    offset: counted('nextOffset'),
    page: counted('nextNumber'),
    link: 'next: (_answer, _input, link) => s.nextLink(link), usesLink: true',
  }[by]
  return `{ ${itemsText}, ${nextText} }`
}

/** `.items`, and after a question mark `.items` or `.['next page']`. */
const access = (name: string, isOptional: boolean): string => {
  const text = propertyAccess(name)
  return isOptional && text.startsWith('[') ? `.${text}` : text
}

function consequenceLines({ invalidates, updates }: Operation): string[] {
  return [
    ...(invalidates.length > 0 ? [wrapped('invalidates: [', invalidates.map(quoted), ']', '  ')] : []),
    ...(updates ? [`updates: ${updatesText(updates)}`] : []),
  ]
}

function updatesText({ read, from, field }: NonNullable<Operation['updates']>): string {
  const [name = ''] = read.pathNames
  const value = `${from}${propertyAccess(field)}`
  return `(${from === 'output' ? 'output' : '_output, input'}) => [${read.name}, { ${name}: ${value} }]`
}

/** The page that documents an operation. */
export function docsOf({ externalDocs }: Operation['source']): string | undefined {
  const url = textOf(nodeOf(externalDocs).url)
  return url !== undefined && /^https?:\/\/\S+$/.test(url) ? url : undefined
}
