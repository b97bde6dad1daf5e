import type { Words } from '../../messages/catalogue.ts'

/** One way to go on from an error: what it is called, and what it does. */
export interface Recovery {
  label: Words<never>
  run: () => void
}
