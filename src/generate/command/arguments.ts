import { parseArgs } from 'node:util'
import { GenerateProblem } from '../problem.ts'

/** What the command was called with. */
export interface Arguments {
  command: 'generate' | 'init' | 'help' | 'version'
  input: string | undefined
  out: string | undefined
  config: string | undefined
  isCheck: boolean
  isDryRun: boolean
  isWatch: boolean
  allowRemote: boolean
  framework: string | undefined
}

export const help = `lisa-query generate <file or address> --out <folder>

Writes typed endpoints and hooks from an OpenAPI document (3.0, 3.1, 3.2; YAML or JSON).

  --out <folder>     where to; files made by hand in it stay
  --check            writes nothing; exit code 1 and the names of the files that would change
  --dry-run          writes nothing; says what would be written
  --watch            writes again whenever the document, a file that it refers to, or the configuration changes
  --config <file>    lisa-query.config.ts by default
  --allow-remote     lets $refs of the document lead to other hosts

lisa-query init [file or address] [--framework vite | next | react-router]

Writes a client, a provider, the server's half with a sandbox, and a first page. Files that exist stay as they are.

  --help, --version
`

/** Reads the command line; throws a \`GenerateProblem\` for what it does not know. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args)
  const [command = 'help', input, ...rest] = positionals
  const found: Arguments = {
    command: 'generate',
    input,
    out: values.out,
    config: values.config,
    isCheck: values.check,
    isDryRun: values['dry-run'],
    isWatch: values.watch,
    allowRemote: values['allow-remote'],
    framework: values.framework,
  }
  if (values.version) return { ...found, command: 'version' }
  if (values.help || command === 'help') return { ...found, command: 'help' }
  if (command !== 'generate' && command !== 'init')
    throw new GenerateProblem(`there is no command \`${command}\`: lisa-query --help lists them`)
  if (found.isWatch && (found.isCheck || found.isDryRun)) {
    throw new GenerateProblem(`--watch writes and ${found.isCheck ? '--check' : '--dry-run'} does not: leave one of them out`)
  }
  if (rest.length > 0) throw new GenerateProblem(`one document at a time: what is \`${rest[0]}\`?`)
  return { ...found, command }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        config: { type: 'string', short: 'c' },
        check: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        watch: { type: 'boolean', short: 'w', default: false },
        framework: { type: 'string', short: 'f' },
        'allow-remote': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    })
  } catch (error) {
    throw new GenerateProblem(`${error instanceof Error ? error.message : error} (lisa-query --help)`)
  }
}
