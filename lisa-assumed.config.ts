import type { GenerateConfig } from './src/generate/config.ts'

/** `npm run generate`: this package's own endpoints and hooks, by its own command. */
const config: GenerateConfig = {
  input: 'src/endpoints/lisa-assumed.yaml',
  out: 'src',
  importEnding: '.ts',
  // The entries of `src/` say by hand what is public.
  files: { schemas: 'endpoints/schemas', touches: 'endpoints/touches', core: false, index: false, sandbox: false },
  schemas: 'at-once',
  listQuery: 'apart',
  imports: {
    s: 'schema',
    endpoint: 'endpoints/endpoint',
    bodySignature: 'endpoints/ingest',
    ingestServer: 'endpoints/ingest',
    PageQuery: 'endpoints/page',
    pageOf: 'endpoints/page',
    useLisaMutation: 'react/use-lisa-mutation',
    useLisaPages: 'react/use-lisa-pages',
    useLisaQuery: 'react/use-lisa-query',
    ...Object.fromEntries(
      ['', 'Defined'].flatMap((kind) =>
        ['ReadOptions', 'ReadResult', 'ListOptions', 'ListResult'].map((type) => [`${kind}${type}`, 'react/hook-types']),
      ),
    ),
    ...Object.fromEntries(['Id', 'ListQuery', 'WriteOptions', 'WriteResult'].map((type) => [type, 'react/hook-types'])),
  },
}

export default config
