import { defineConfig } from 'vite'

/** What the browser loads, under names that the server's HTML knows. */
export default defineConfig({
  build: {
    outDir: 'dist/public',
    emptyOutDir: false,
    rolldownOptions: {
      input: 'src/client.tsx',
      output: { entryFileNames: 'client.js', assetFileNames: 'client[extname]' },
    },
  },
  environments: { ssr: { build: { rolldownOptions: { input: 'src/server.tsx', output: { entryFileNames: 'server.js' } } } } },
})
