import { defineConfig } from 'vite'
import { declarations } from './vite.config.ts'

/** The command, for Node: everything that it needs is bundled, so that users have no dependency more. */
export default defineConfig({
  plugins: [declarations({ generate: 'src/generate.ts' }, 'tsconfig.command.json', '.cache/command-types')],
  build: {
    ssr: true,
    target: 'node20',
    emptyOutDir: false,
    // What is bundled asks for its licence to go along.
    license: { fileName: 'command-licenses.md' },
    minify: false,
    rolldownOptions: {
      input: { generate: 'src/generate.ts', command: 'src/command.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/command-[name].js',
        banner: ({ name }) => (name === 'command' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
  ssr: { noExternal: true },
})
