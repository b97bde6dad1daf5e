import { GenerateProblem } from '../problem.ts'
import type { Model, Models } from '../shapes/models.ts'
import { keyOf } from '../shapes/models.ts'
import { referencesOf } from '../shapes/shape.ts'
import { type FileStyle, fileText, vocabularyImport } from './file.ts'
import { atOnce, lazily, schemaText } from './schema.ts'
import { docComment } from './text.ts'
import { objectText, typeText } from './type.ts'

/** `schemas.ts`: each named schema as an interface and as a constant, made when it is first needed unless the style says otherwise. */
export function schemasFile(models: Models, style: FileStyle): string {
  const all = style.isLazy ? models.printed() : inOrder(models)
  const printed = all.map((model) => modelText(models, model, style))
  const imports = `${vocabularyImport(style, style.files.schemas ?? 'schemas')}\n`
  return fileText(style, printed.length > 0 ? imports + printed.join('\n') : 'export {}\n')
}

function modelText(models: Models, { pointer, direction, doc, shape }: Model, { isLazy }: FileStyle): string {
  const name = models.nameOf(keyOf(pointer, direction))
  const type =
    shape.kind === 'object'
      ? `export interface ${name} ${objectText(models, shape, '')}\n`
      : `export type ${name} = ${typeText(models, shape)}\n`
  const schema = isLazy ? `/* @__PURE__ */ s.lazy(() => ${schemaText(models, shape, lazily)})` : schemaText(models, shape, atOnce)
  // Of what says its fields itself, as queries and headers do, the type has to say them, too.
  const isOpenObject = !isLazy && shape.kind === 'object' && shape.others === 'dropped'
  return `${docComment([doc])}${type}export const ${name}${isOpenObject ? '' : `: s.Schema<${name}>`} = ${schema}\n`
}

/** The models, each after all that it names. */
function inOrder(models: Models): Model[] {
  const byName = new Map(models.printed().map((model) => [models.nameOf(keyOf(model.pointer, model.direction)), model]))
  const placed = new Set<Model>()
  const place = (name: string, within: readonly string[]): void => {
    const model = byName.get(name)
    if (!model || placed.has(model)) return
    if (within.includes(name)) {
      throw new GenerateProblem(`the schema ${name} holds itself, so it cannot be made at once: leave \`schemas: 'at-once'\` out`)
    }
    for (const key of referencesOf(model.shape)) place(models.nameOf(key), [...within, name])
    placed.add(model)
  }
  for (const name of byName.keys()) place(name, [])
  return [...placed]
}
