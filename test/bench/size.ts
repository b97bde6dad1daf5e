import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

interface Use {
  name: string
  /** What a user writes; everything but React is bundled with it. */
  code: string
  /** In kB of 1,000 bytes; none for a peer that is only there to compare. */
  budget?: number
  /** What it may weigh as long as it is over its budget: this only goes down, until it can be left out. */
  owed?: number
  /** The use that it comes on top of: the budget is for what it adds. */
  beside?: string
}

const bare = `
  export { QueryClient, useQuery } from '@tanstack/react-query'
  export { default as ky } from 'ky'
  import * as z from 'zod/mini'
  export const schema = z.looseObject({ id: z.string(), title: z.optional(z.record(z.string(), z.string())) })`

const uses: Use[] = [
  { name: 'the three libraries bare', code: bare },
  {
    name: 'provider + client + useShow + useErrorState',
    code: `export { createLisaClient, LisaProvider, useShow, useErrorState } from 'lisa-query'`,
    budget: 32,
    owed: 43.9,
  },
  {
    name: 'LisaHydration, beside these',
    code: `export { createLisaClient, LisaProvider, LisaHydration, useShow, useErrorState } from 'lisa-query'`,
    budget: 1.5,
    beside: 'provider + client + useShow + useErrorState',
  },
  { name: 'everything in .', code: `export * from 'lisa-query'`, budget: 40, owed: 56.5 },
  { name: 'client.request(getShow) from lisa-query/core', code: `export { createLisaClient, getShow } from 'lisa-query/core'` },
  { name: 'everything in . and in lisa-query/ui', code: `export * from 'lisa-query'; export * from 'lisa-query/ui'` },
  {
    name: 'everything in . and lisa-query/react-hook-form',
    code: `export * from 'lisa-query'; export * from 'lisa-query/react-hook-form'`,
  },
  {
    name: 'everything in . and lisa-query/tanstack-form',
    code: `export * from 'lisa-query'; export * from 'lisa-query/tanstack-form'`,
  },
  {
    name: 'useLisaPlayer and useCartBridge, beside everything in .',
    code: `export * from 'lisa-query'; export { useLisaPlayer, useCartBridge } from 'lisa-query/player'`,
    budget: 6,
    beside: 'everything in .',
  },
  { name: 'everything in lisa-query/player/core', code: `export * from 'lisa-query/player/core'` },
]

/** What only the components, the form adapters and the player say, which must not be in a bundle that does not import them. */
const elsewhere = /lisa-notice|setError\b|setFieldMeta|showModal|lsc:/

const measured: (Omit<Use, 'code'> & { gzip: number; hasElsewhere?: boolean; code?: string })[] = []
for (const use of uses) {
  const { gzip, hasElsewhere } = await bundled(use.code)
  const { gzip: known = 0 } = measured.find(({ name }) => name === use.beside) ?? {}
  measured.push({ ...use, gzip: gzip - known, hasElsewhere })
}
measured.push({
  name: 'the storefront of the example at its first load, with React and the sandbox',
  gzip: await storefront(),
  budget: 150,
  owed: 179,
})

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(measured.map(({ name, gzip, budget }) => ({ name, gzip, budget }))))
} else {
  for (const { name, gzip, budget } of measured) {
    console.log(
      `${gzip.toFixed(1).padStart(6)} kB ${budget === undefined ? '           ' : `of ${budget.toFixed(1).padStart(5)} kB`}  ${name}`,
    )
  }
}
const over = measured.filter(({ gzip, budget }) => budget !== undefined && gzip > budget)
for (const { name, gzip, budget = 0, owed } of over) {
  const known = owed !== undefined && gzip <= owed
  console.error(`Over budget by ${(gzip - budget).toFixed(1)} kB${known ? ', as is known' : ''}: ${name}`)
  if (!known) process.exitCode = 1
}
const leaking = measured.filter(({ code, hasElsewhere }) => hasElsewhere && !/lisa-query\/(ui|player|.*-form)/.test(`${code}`))
if (leaking.length > 0) {
  console.error(
    `Components, form adapters or the player in what does not import them: ${leaking.map(({ name }) => name).join(', ')}`,
  )
  process.exitCode = 1
}

/** Vite's production build of this code, React left out: its kilobytes, gzipped. */
async function bundled(code: string): Promise<{ gzip: number; hasElsewhere: boolean }> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'use',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('use.js') ? resolve('use.js') : null),
        load: (id) => (id === resolve('use.js') ? code : null),
      },
    ],
    resolve: {
      alias: [
        { find: /^lisa-query$/, replacement: resolve('dist/index.js') },
        { find: /^lisa-query\//, replacement: `${resolve('dist')}/` },
      ],
    },
    build: {
      write: false,
      minify: 'oxc',
      rolldownOptions: { input: 'use.js', preserveEntrySignatures: 'strict', external: [/^react($|\/)/, /^react-dom($|\/)/] },
    },
  })) as Rolldown.RolldownOutput
  const chunks = output.output.flatMap((file) => ('code' in file ? [file.code] : []))
  return {
    gzip: chunks.reduce((sum, chunk) => sum + gzipSync(chunk).length, 0) / 1000,
    hasElsewhere: chunks.some((chunk) => elsewhere.test(chunk)),
  }
}

/** All that the example's first page loads before anybody does anything, in kilobytes, gzipped. */
async function storefront(): Promise<number> {
  const built = (await build({
    configFile: 'example/vite.config.ts',
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  const chunks = built.output.filter((file) => file.type === 'chunk')
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/index.html'))
  // What is imported statically is loaded at once; what is imported when it is needed is not.
  const loaded = new Set([entry])
  for (const chunk of loaded)
    for (const name of chunk?.imports ?? []) loaded.add(chunks.find(({ fileName }) => fileName === name))
  return [...loaded].reduce((sum, chunk) => sum + gzipSync(chunk?.code ?? '').length, 0) / 1000
}
