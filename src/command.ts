import { run } from './generate/command/run.ts'

const isAtTerminal = process.stdin.isTTY && process.stdout.isTTY
// The prompts are loaded for the command that asks.
const ask = isAtTerminal && process.argv[2] === 'init' ? (await import('./generate/init/ask.ts')).askAtTerminal : undefined

/** Ctrl+C, or an end that was asked for otherwise. The second one ends the process at once. */
function untilStopped(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  return stop.signal
}

process.exitCode = await run(
  process.argv.slice(2),
  {
    say: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    warn: (text) => void process.stderr.write(`${text}\n`),
  },
  { ask, untilStopped },
)
