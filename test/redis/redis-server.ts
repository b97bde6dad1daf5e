import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a Redis answers that the tests may empty. */
    redisUrl: string
    /** The program that starts one of the tests' own, empty where only an address is known. */
    redisProgram: string
  }
}

/** Finds a Redis for the tests: `REDIS_URL`, else a server on the path, else Debian's when root. Fails where none can be had. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const program = programOnPath() ?? fromDebian()
  provide('redisProgram', program ?? '')
  const url = process.env.REDIS_URL
  if (url) {
    provide('redisUrl', url)
    return () => undefined
  }
  if (!program) throw new Error('No Redis for test:redis: set REDIS_URL, or install redis-server or valkey-server')
  const { port, stop } = await startRedis(program)
  provide('redisUrl', `redis://127.0.0.1:${port}`)
  return stop
}

/** A server of one's own, which can be stopped, frozen and started again on the same port. */
export async function startRedis(
  program: string,
  port?: number,
): Promise<{ port: number; process: ChildProcess; stop: () => void }> {
  const own = port ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'lisa-redis-'))
  const server = spawn(program, ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: 'ignore',
  })
  await answering(own)
  return { port: own, process: server, stop: () => void server.kill('SIGKILL') }
}

const programOnPath = (): string | undefined =>
  ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0)

function fromDebian(): string | undefined {
  if (process.env.REDIS_URL || process.getuid?.() !== 0) return undefined
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', 'redis-server'], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return programOnPath()
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Resolves once something answers there. */
async function answering(port: number): Promise<void> {
  const { connect } = await import('node:net')
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      }).on('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Redis does not answer on port ${port}`)
}
