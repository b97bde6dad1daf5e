import { bundle, createConfig } from '@redocly/openapi-core'

/** A document as the command reads it, with every file that it refers to in it. */
export async function parsed(path: string): Promise<Readonly<Record<string, unknown>>> {
  const { bundle: whole } = await bundle({ ref: path, config: await createConfig({}) })
  return whole.parsed as Readonly<Record<string, unknown>>
}
