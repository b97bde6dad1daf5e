import { capitalize } from '../names/words.ts'
import type { Operation } from '../operations/operation.ts'
import type { Models } from '../shapes/models.ts'
import type { Shape } from '../shapes/shape.ts'
import { atOnce, schemaText } from './schema.ts'
import { propertyName } from './text.ts'
import { typeText } from './type.ts'

/** The bodies that the document gives for refusals, as an interface and as schemas for `refusalOf`. */
export function refusalsText(models: Models, { answer, name }: Operation, refusalsName: string | undefined): string {
  if (refusalsName === undefined) return ''
  const linesOf = (write: (shape: Shape) => string, end: string): string =>
    answer.refusals.map(([status, shape]) => `  ${propertyName(status)}: ${write(shape)}${end}\n`).join('')
  return `
/** What the document gives as the bodies of refusals of \`${name}\`, by status: \`refusalOf(error, ${refusalsName})\`. */
export interface ${refusalsName} {
${linesOf((shape) => typeText(models, shape, '  '), '')}}
export const ${refusalsName} = {
${linesOf((shape) => schemaText(models, shape, atOnce, '  '), ',')}}
`
}

/** The name for the interface of an operation's refusals. */
export const refusalsNameOf = ({ name }: Operation): string => `${capitalize(name)}Errors`
