import type { Node } from '../document/node.ts'
import type { References } from '../document/references.ts'
import type { Models } from './models.ts'
import type { Direction, Field, Shape } from './shape.ts'

/** Reads schemas of one document. */
export interface SchemaReader {
  references: References
  models: Models
  shapeOf(schema: unknown, direction: Direction): Shape
  /** The fields of `properties`; `required` also names those that other parts of an `allOf` require. */
  fieldsOf(schema: Node, required: ReadonlySet<string>, direction: Direction): Field[]
  /** The shape of a schema under a name of its own, if it is an object or a union without one. */
  namedShapeOf(schema: unknown, direction: Direction, wanted: () => string): Shape
}
