import type { Operation } from '../operations/operation.ts'
import type { Models } from '../shapes/models.ts'
import { sampleOf } from '../shapes/sample.ts'
import { type FileStyle, fileText } from './file.ts'
import { propertyName, quoted } from './text.ts'

/** `sandbox.ts`: what a sandbox answers, from the document's examples, else samples of its schemas. */
export function sandboxFile(models: Models, operations: readonly Operation[], style: FileStyle): string {
  const entries = operations.map((operation) => `  ${quoted(routeOf(operation))}: ${answerText(models, operation)},\n`)
  return fileText(
    style,
    `/** Answers by route, for \`createSandbox({ endpoints, answers })\`: the document's examples, else samples of its schemas. */
export const answers: Readonly<Record<string, { status: number; body?: unknown }>> = {\n${entries.join('')}}\n`,
  )
}

const routeOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`

function answerText(models: Models, { answer, statuses, method }: Operation): string {
  if (answer.example) return `{ status: ${answer.example.status}, body: ${valueText(answer.example.body)} }`
  const status = statuses.find((one) => /^2\d\d$/.test(one)) ?? (method === 'post' ? '201' : '200')
  const isBare = /^20[45]$/.test(status) || answer.reader === 'headers' || answer.reader === 'blob'
  const shape = status === '202' ? answer.accepted : answer.shape
  const body = isBare || !shape ? undefined : sampleOf(models, shape)
  return body === undefined ? `{ status: ${status} }` : `{ status: ${status}, body: ${valueText(body)} }`
}

/** A JSON value as code. */
function valueText(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (value instanceof Date) return quoted(value.toISOString())
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).map(([name, inner]) => `${propertyName(name)}: ${valueText(inner)}`)
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}'
}
