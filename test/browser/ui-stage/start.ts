import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url))

/** Builds the stage with the package as users get it, and serves it. `LISA_STAGE` names one that is being worked on. */
export async function startStage(): Promise<{ url: string; close: () => Promise<void> }> {
  if (process.env.LISA_STAGE) return { url: process.env.LISA_STAGE, close: async () => undefined }
  await build({ configFile, logLevel: 'error' })
  const server = await preview({ configFile, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } })
  return { url: `${server.resolvedUrls?.local[0]}`, close: () => server.close() }
}
