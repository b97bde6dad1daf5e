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
export async function startApp(folder: string, app: FrameworkApp): Promise<RunningApp> {
  for (;;) {
    try {
      return await startOnce(folder, app)
    } catch (error) {
      // Another process has taken the port after it was found free.
      if (!String(error).includes('EADDRINUSE')) throw error
    }
  }
}

async function startOnce(folder: string, { start }: FrameworkApp): Promise<RunningApp> {
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
      // On a slow machine, too, a page has in its first HTML what LiSA answers.
      LISA_PREFETCH_TIMEOUT: '600000',
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
    await answers(url, server, sandbox, written)
  } catch (error) {
    await close()
    throw error
  }
  return { url, sandbox, close }
}

/** Resolves once this very server answers, which asks its own sandbox; rejects if it ends before. */
async function answers(url: string, server: ChildProcess, sandbox: Sandbox, written: string[]): Promise<void> {
  const path = '/shows/first-request'
  while (!sandbox.requests.some((request) => request.path === path)) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`The server ended with ${server.exitCode ?? server.signalCode}:\n${written.join('')}`)
    await fetch(`${url}/api/lisa${path}`).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  sandbox.reset()
}
