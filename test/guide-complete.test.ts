import { readdirSync, readFileSync } from 'node:fs'
import { en } from 'lisa-query/messages'
import { expect, test } from 'vitest'

const folder = 'example/guide/pages'
const textOf = (page: string): string => readFileSync(`${folder}/${page}.md`, 'utf8')

/** The entries and the pages of the reference that have their names. */
const entries: [page: string, file: string][] = [
  ['api-main', 'index'],
  ['api-core', 'core'],
  ['api-devtools', 'devtools'],
  ['api-devtools-production', 'devtools-production'],
  ['api-generate', 'generate'],
  ['api-hmac', 'hmac'],
  ['api-messages', 'messages'],
  ['api-player', 'player'],
  ['api-player-core', 'player-core'],
  ['api-react-hook-form', 'react-hook-form'],
  ['api-sandbox', 'sandbox'],
  ['api-sandbox-player', 'sandbox-player'],
  ['api-schema', 'schema'],
  ['api-server', 'server'],
  ['api-tanstack-form', 'tanstack-form'],
  ['api-ui', 'ui'],
]

const declared = interfacesOf('src')
const described = sectionsOf(entries.map(([page]) => page))

test.each(entries)('%s has every type and every value of its entry', (page, file) => {
  const text = textOf(page)
  const missing = namesOf(file).filter((name) => !text.includes(`## ${name}\n`) && !text.includes(`[\`${name}\`](`))
  expect(missing, 'run `npm run guide:api`').toEqual([])
})

test('the reference has each member of each public interface, and no other', () => {
  const differing = [...described].flatMap(([name, section]) => {
    // Two parts of the source may have an interface of one name.
    const isSaid = declared.get(name)?.some((members) => same(members, section.keys())) ?? true
    return isSaid ? [] : [name]
  })
  expect(differing, 'run `npm run guide:api`').toEqual([])
})

test.each(optionsAndProps())('each option of %s has a sentence in the reference', (name) => {
  const section = described.get(name)
  expect([...(section ?? [])].filter(([, sentence]) => !sentence).map(([option]) => option)).toEqual([])
  expect(declared.get(name)?.some((members) => same(members, section?.keys() ?? []))).toBe(true)
})

test('the reference leads to the options of everything that takes some', () => {
  for (const name of optionsAndProps()) expect(textOf('api')).toContain(`#${name.toLowerCase()})`)
})

test('the page about OpenAPI has every flag of the command, and no other', () => {
  const [, options = ''] = /options: \{([\s\S]*?)\n {6}\}/.exec(readFileSync('src/generate/command/arguments.ts', 'utf8')) ?? []
  const flags = [...options.matchAll(/^ {8}'?([\w-]+)'?:/gm)].map(([, flag]) => `--${flag}`)
  expect(flags).toContain('--check')
  const said = [...textOf('openapi').matchAll(/^\| `(--[\w-]+)/gm)].map(([, flag]) => flag)
  expect(said.sort()).toEqual(flags.sort())
})

test('the page about OpenAPI has all that the command refuses', () => {
  const page = textOf('openapi')
  const missing = refusalsOfTheCommand().filter((said) => !page.includes(said))
  expect(missing).toEqual([])
})

test('the page about words has every key of the catalogue, with the English words', () => {
  const rows = new Map([...textOf('words').matchAll(/^\| `([\w.-]+)` \| (.*?) \|/gm)].map(([, key, words]) => [key, words]))
  const keys = keysOf(en)
  expect([...rows.keys()].sort()).toEqual(keys.map(([key]) => key).sort())
  for (const [key, value] of keys) if (typeof value === 'string') expect(rows.get(key), key).toBe(value)
})

test('the page about components has every property of the stylesheet with its values, and every class', () => {
  const css = readFileSync('src/ui/ui.css', 'utf8')
  const [plain = '', both = ''] = [...css.matchAll(/:where\(:root, :host\) \{([^}]*)\}/g)].map(([, rules]) => rules ?? '')
  const dark = new Map(
    [...both.matchAll(/(--lisa-[\w-]+): light-dark\(((?:[^(),]|\([^)]*\))+), (.*)\);/g)].map(([, name, , value]) => [
      name,
      value,
    ]),
  )
  const properties = [...plain.matchAll(/(--lisa-[\w-]+): (.*);/g)]
  expect(properties.length).toBeGreaterThan(5)
  for (const [, name = '', light = ''] of properties) {
    const after = dark.get(name)
    expect(textOf('components')).toContain(`| \`${name}\` | \`${light}\` | ${after ? `\`${after}\`` : ''}`)
  }
  const classes = [...new Set([...css.matchAll(/\.(lisa-[\w-]+)/g)].map(([, name]) => name))]
  expect(classes.filter((name) => !textOf('components').includes(`\`${name}\``))).toEqual([])
})

test('the pages name every event of a client and of a gateway', () => {
  const said = textOf('debugging') + textOf('gateway')
  for (const file of ['client/events.ts', 'server/gateway-events.ts']) {
    const types = readFileSync(`src/${file}`, 'utf8').matchAll(/\btype: ('[\w-]+'(?: \| '[\w-]+')*)/g)
    const names = [...types].flatMap(([, type = '']) => type.split(' | ').map((name) => name.replaceAll("'", '`')))
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !said.includes(name))).toEqual([])
  }
})

/** Whatever an application gives something to: each is an interface that an entry exports. */
function optionsAndProps(): string[] {
  const names = entries.flatMap(([, file]) => namesOf(file)).filter((name) => declared.has(name))
  const others = ['Endpoint', 'CartHandlers', 'Incident', 'IncidentFilter', 'KeyLimit', 'PublicRead', 'ErrorState', 'ErrorAction']
  const isOne = (name: string): boolean => /(Options|Props|Config)$/.test(name) || others.includes(name)
  // Made by this package, and spread or passed on as they are.
  const made = [
    'LisaQueryOptions',
    'LisaPagesOptions',
    'LisaMutationOptions',
    'LisaWaitingQueryOptions',
    'LisaWaitingPagesOptions',
  ].concat('FieldInputProps', 'FieldMessageProps', 'ErrorSummaryProps')
  return [...new Set(names)].filter((name) => isOne(name) && !made.includes(name)).sort()
}

/** The names that an entry exports, types as well. */
function namesOf(file: string): string[] {
  const source = readFileSync(`src/${file}.ts`, 'utf8')
  const own = [...source.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, names = '']) => names.split(','))
  const all = [...source.matchAll(/export \* from '\.\/([\w-]+)\.ts'/g)].flatMap(([, other = '']) => namesOf(other))
  return [...own.map((name) => name.trim().replace(/^type |^.* as /g, '')).filter(Boolean), ...all]
}

/** The interfaces that are exported somewhere below a folder, each with the names of its own members. */
function interfacesOf(root: string): Map<string, string[][]> {
  const found = new Map<string, string[][]>()
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))) {
    const source = readFileSync(`${root}/${file}`, 'utf8')
    for (const [, name = '', body = ''] of source.matchAll(
      /^export interface (\w+)[^\n]*?(?:\n {2}extends [^\n]*)?\{\n([\s\S]*?)^\}/gm,
    )) {
      const members = membersIn(body.replace(/^ {3,}.*$/gm, ''), /^ {2}/)
      found.set(name, [...(found.get(name) ?? []), members])
    }
  }
  return found
}

const same = (one: Iterable<string>, other: Iterable<string>): boolean => `${[...one].sort()}` === `${[...other].sort()}`

/** The sections of the reference, each with its members and the first sentence about them. */
function sectionsOf(pages: readonly string[]): Map<string, Map<string, string>> {
  const sections = pages.flatMap((page) => textOf(page).split(/^## /m).slice(1))
  return new Map(
    sections
      .filter((section) => /^interface /m.test(section))
      .map((section) => {
        const members = [...section.matchAll(/^- (`[^`]*`)(?:: (.*))?$/gm)]
        const named = members.flatMap(([, code = '', sentence = '']) =>
          membersIn(code, /^`/).map((name): [string, string] => [name, sentence]),
        )
        return [section.split('\n')[0] ?? '', new Map(named)]
      }),
  )
}

function membersIn(text: string, ahead: RegExp): string[] {
  const member = new RegExp(`${ahead.source}(?:readonly )?(?:('[^']+'|[\\w$]+)\\??[:(<]|(\\[)\\w+: )`, 'gm')
  return [...text.matchAll(member)].map(([, name, index]) => name ?? index ?? '')
}

/** What the command says where it cannot go on: the longest piece without a value of each sentence. */
function refusalsOfTheCommand(): string[] {
  const files = readdirSync('src/generate', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const refusals = files.flatMap((file) => {
    const source = readFileSync(`src/generate/${file}`, 'utf8')
    return [...source.matchAll(/new GenerateProblem\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g)].map(([, , text = '']) => {
      const pieces = text.replaceAll('\\`', '`').split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
      return pieces.reduce((longest, piece) => (piece.trim().length > longest.length ? piece.trim() : longest), '')
    })
  })
  // "stopped" is what somebody has just done, and a sentence that is all values has no words of its own.
  return refusals.filter((said) => said !== 'stopped' && said.length > 'has `'.length)
}

/** The keys of a catalogue as paths: `errors.not-found.title`. */
function keysOf(words: object, ahead = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' ? keysOf(value, `${ahead}${key}.`) : [[`${ahead}${key}`, value]],
  )
}
