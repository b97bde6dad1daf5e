import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { freePort } from '../support/free-port.ts'
import { serve } from '../support/serve.ts'
import type { FrameworkApp } from './apps.ts'

/** An application that serves its pages, and the LiSA that it reads from. */
export interface RunningApp {
  url: string
  sandbox: Sandbox
  close(): Promise<void>
}

/** What signs in, and what LiSA's webhook knows. */
export const password = 'ski'
export const webhookSecret = 'webhook-secret'

/** Starts a built application on a sandbox of its own; resolves once it answers. */
export async function startApp(folder: string, { start }: FrameworkApp): Promise<RunningApp> {
  const sandbox = createSandbox({ rateLimit: false })
  const lisa = await serve(sandbox.fetch)
  const port = await freePort()
  const [program = '', ...args] = start
  const command = program === 'node' ? [process.execPath] : [process.execPath, `node_modules/.bin/${program}`]
  const server = spawn(command[0] ?? '', [...command.slice(1), ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      LISA_URL: `${lisa.url}/v2`,
      LISA_API_KEY: 'sandbox',
      LISA_WEBHOOK_SECRET: webhookSecret,
      TEAM_PASSWORD: password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = (): void => {
    server.kill('SIGKILL')
  }
  process.once('exit', kill)
  const written: string[] = []
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => written.push(String(text)))
  const url = `http://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    process.off('exit', kill)
    if (server.exitCode === null && server.signalCode === null) {
      const exit = once(server, 'exit')
      kill()
      await exit
    }
    await lisa.close()
  }
  try {
    await answers(`${url}/api/lisa/_health`, server, written)
  } catch (error) {
    await close()
    throw error
  }
  return { url, sandbox, close }
}

/** Resolves once something answers there; rejects if the process ends before. */
async function answers(url: string, server: ChildProcess, written: string[]): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}:\n${written.join('')}`)
    if (await fetch(url).catch(() => undefined)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
