import type { Model, Models } from '../shapes/models.ts'
import { keyOf } from '../shapes/models.ts'
import { type FileStyle, fileText } from './file.ts'
import { lazily, schemaText } from './schema.ts'
import { docComment } from './text.ts'
import { objectText, typeText } from './type.ts'

/** `schemas.ts`: each named schema as an interface and as a constant that is made when it is first needed. */
export function schemasFile(models: Models, style: FileStyle): string {
  const printed = models.printed().map((model) => modelText(models, model))
  const imports = "import * as s from 'lisa-query/schema'\n\n"
  return fileText(style, printed.length > 0 ? imports + printed.join('\n') : 'export {}\n')
}

function modelText(models: Models, { pointer, direction, doc, shape }: Model): string {
  const name = models.nameOf(keyOf(pointer, direction))
  const type =
    shape.kind === 'object'
      ? `export interface ${name} ${objectText(models, shape, '')}\n`
      : `export type ${name} = ${typeText(models, shape)}\n`
  return `${docComment([doc])}${type}export const ${name}: s.Schema<${name}> = /* @__PURE__ */ s.lazy(() => ${schemaText(models, shape, lazily)})\n`
}
