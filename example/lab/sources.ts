import type { Piece } from '../highlight.ts'
import * as createProduct from './create-product.tsx?highlighted'
import * as createShow from './create-show.tsx?highlighted'
import * as labClient from './lab-client.ts?highlighted'
import * as notifyProduct from './notify-product.tsx?highlighted'
import * as readShow from './read-show.tsx?highlighted'
import type { Settings } from './settings.ts'

/** A file of this folder as it stands, and with its colours. */
export interface Source {
  file: string
  text: string
  pieces: readonly Piece[]
}

/** The component that sends each request. */
export const components: Record<Settings['request'], Source> = {
  read: { file: 'read-show.tsx', ...readShow },
  create: { file: 'create-show.tsx', ...createShow },
  stock: { file: 'create-product.tsx', ...createProduct },
  notify: { file: 'notify-product.tsx', ...notifyProduct },
}

/** The client that all of them are given. */
export const client: Source = { file: 'lab-client.ts', ...labClient }
