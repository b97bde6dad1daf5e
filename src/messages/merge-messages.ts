import type { MessageOverrides, Messages } from './catalogue.ts'

/** A catalogue with some of its words replaced, one by one; what is not named stays in its language. */
export function mergeMessages(catalogue: Messages, { errors, gateway, ...rest }: MessageOverrides): Messages {
  return { ...catalogue, ...rest, errors: merge(catalogue.errors, errors), gateway: merge(catalogue.gateway, gateway) }
}

/** Phrases by name, each with its own words replaced. */
function merge<Phrases extends object>(phrases: Phrases, replaced: object = {}): Phrases {
  const entries = Object.entries(replaced).map(([name, words]) => [name, { ...phrases[name as keyof Phrases], ...words }])
  return { ...phrases, ...Object.fromEntries(entries) }
}
