import type { Words } from '../../messages/catalogue.ts'

/** One thing that a person can do about an error: its label, and what it does. */
export interface Recovery {
  label: Words<never>
  run: () => void
}
