import { homeDrawings } from './draw-home.ts'
import { kitchenDrawings } from './draw-kitchen.ts'
import { outdoorDrawings } from './draw-outdoor.ts'
import type { Palette } from './palettes.ts'

/** The drawings of all products: what stands on the ground of a 400 by 400 picture, its foot at y = 310. */
const drawings = { ...outdoorDrawings, ...kitchenDrawings, ...homeDrawings }

/** What there is a drawing of. */
export type Kind = keyof typeof drawings

/** All kinds, in the order of the shop. */
export const kinds = Object.keys(drawings) as Kind[] // the object is our own, so its keys are exactly these

export const draw = (kind: Kind, palette: Palette): string => drawings[kind](palette)
