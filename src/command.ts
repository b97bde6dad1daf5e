import { run } from './generate/command/run.ts'

process.exitCode = await run(process.argv.slice(2), {
  say: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  warn: (text) => void process.stderr.write(`${text}\n`),
})
