import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { build } from 'vite'

const scratch = mkdtempSync(join(tmpdir(), 'lisa-query-'))
const installed = join(scratch, 'node_modules/lisa-query')
const dist = join(installed, 'dist')
const require = createRequire(import.meta.url)

let passed = 0
let failed = 0

// What the scratch project installs comes from this checkout, so that the checks need no network.
const wanted = [
  'ky',
  'zod',
  'react',
  'react-dom',
  '@types/react',
  '@tanstack/react-query',
  'react-hook-form',
  '@tanstack/react-form',
]
const tarballs = join(scratch, 'tarballs')
const tarball = (): string => join(tarballs, readdirSync(tarballs).find((file) => file.startsWith('lisa-query-')) ?? '')

try {
  mkdirSync(tarballs)
  cpSync('test/package/consumer', scratch, { recursive: true })
  writeFileSync(join(scratch, 'package.json'), '{ "name": "scratch", "private": true, "type": "module" }')

  await check('npm pack', async () => {
    const folders = ['.', ...withDependencies(wanted)]
    await npm('.', 'pack', ...folders, '--ignore-scripts', '--pack-destination', tarballs)
  })
  await check('publint --strict', async () => {
    const { buffer } = new Uint8Array(readFileSync(tarball()))
    same((await publint({ strict: true, pack: { tarball: buffer } })).messages, [])
  })
  await check('attw, as a package of ES modules', () =>
    run('@arethetypeswrong/cli', tarball(), '--profile', 'esm-only', '--no-emoji'),
  )
  await check('npm install of the tarball in a scratch project', () => {
    const files = readdirSync(tarballs).map((file) => join(tarballs, file))
    return npm(scratch, 'install', ...files, '--offline', '--ignore-scripts', '--no-audit', '--no-fund')
  })

  await check("'use client' stands in the entries that render, and nowhere else", () =>
    same(filesWith(/^['"]use client['"]/m), [
      'devtools.js',
      'devtools/production.js',
      'index.js',
      'player.js',
      'react-hook-form.js',
      'tanstack-form.js',
      'ui.js',
    ]),
  )
  await check(
    'only what those entries load imports React, and only shared/provider.js, shared/react.js and the panel TanStack Query',
    () => {
      const rendering = [
        'devtools.js',
        'player.js',
        'react-hook-form.js',
        'shared/plugin.js',
        'shared/provider.js',
        'shared/react.js',
        'shared/render-panel.js',
        'tanstack-form.js',
        'ui.js',
      ]
      // The command has first pages for new projects in it, as texts.
      const loaded = filesWith(/^(import|export) .*from ['"]react[/'"-]/m).filter((file) => !file.startsWith('shared/command-'))
      same(loaded, rendering)
      same(filesWith(/^(import|export) .*from ['"]@tanstack\//m), [
        'shared/provider.js',
        'shared/react.js',
        'shared/render-panel.js',
      ])
    },
  )
  await check("a server component gets the same names, and what renders only by way of a file with 'use client'", () => {
    const namesOf = (file: string): string[] => (/^export \{ (.*) \};?$/m.exec(contents(file))?.[1] ?? '').split(', ').toSorted()
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      exports: Record<string, Record<string, string>>
    }
    // Of two conditions that fit, the first one counts.
    same(Object.entries(exports['.'] ?? {}).slice(1), [
      ['react-server', './dist/react-server.js'],
      ['default', './dist/index.js'],
    ])
    same(namesOf('react-server.js'), namesOf('index.js'))
    const imported = [...contents('react-server.js').matchAll(/from ['"]([^'"]+)['"]/g)].map(([, name]) => name)
    same(imported.includes('./index.js'), true)
    same(
      imported.filter((name) => /shared\/(react|provider)\.js|^react/.test(`${name}`)),
      [],
    )
  })
  await check('the form libraries stand in the declarations of their own entries alone, and in no bundle', () => {
    const filesNaming = (library: string): string[] => [
      ...listed('.js').filter((file) => contents(file).includes(`from "${library}"`)),
      ...listed('.d.ts').filter((file) => contents(file).includes(`from '${library}'`)),
    ]
    same(filesNaming('react-hook-form'), ['types/forms/react-hook-form.d.ts'])
    // The second one is reached from the first alone.
    same(filesNaming('@tanstack/react-form'), ['types/forms/tanstack-form-messages.d.ts', 'types/forms/tanstack-form.d.ts'])
  })
  await check('only shared/client.js imports ky', () => same(filesWith(/from ['"]ky['"]/), ['shared/client.js']))
  await check('a source map beside each bundle', () => {
    // The command runs on a developer's machine, and is mostly what it bundles: a map would weigh more than all the rest.
    const isCommand = (file: string): boolean => /^(command|generate|shared\/command-.*)\.js$/.test(file)
    const isCode = (file: string): boolean => /^(?!(import|export) |['"]use client).+/m.test(contents(file))
    const bundles = listed('.js').filter((file) => isCode(file) && !isCommand(file))
    same(
      bundles.filter((file) => !listed('.js.map').includes(`${file}.map`)),
      [],
    )
  })
  await check('declarations import only what users have', () => {
    const declared = listed('.d.ts').flatMap((file) =>
      [...contents(file).matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)].map(([, name = '']) => name),
    )
    const known = /^(\.\.?\/.*\.js|react|react-hook-form|@tanstack\/react-(query|form)|zod\/mini|zod\/v4\/core)$/
    same(
      declared.filter((name) => !known.test(name)),
      [],
    )
  })
  await check('no path of this machine in any file', () =>
    same(
      listed('').filter((file) => contents(file).includes(resolve('.'))),
      [],
    ),
  )

  await check('the address at the end of a message leads to its section in the installed guide', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        "import('lisa-query/core').then(({ createLisaClient }) => createLisaClient({})).catch(({ message }) => console.log(message))",
      ],
      { cwd: scratch },
    )
    const [, page = '', section] = /\((\S+)#([\w-]+)\)$/.exec(stdout.trim()) ?? []
    same(readFileSync(join(scratch, 'node_modules', page), 'utf8').includes(`\n### ${section}\n`), true)
  })
  await check('the licences of what the command bundles go along', () => {
    const licences = contents('command-licenses.md')
    same(
      ['@redocly/openapi-core', 'sucrase'].filter((name) => !licences.includes(`## ${name} - `)),
      [],
    )
  })
  await check('the command generates in a project that has nothing but the package', async () => {
    writeFileSync(join(scratch, 'lisa-query.config.ts'), "export default { importEnding: '.js' }\n")
    const command = join(scratch, 'node_modules/.bin', process.platform === 'win32' ? 'lisa-query.cmd' : 'lisa-query')
    const document = resolve('test/generate/documents/lisa.yaml')
    const lisaQuery = (...more: string[]): Promise<unknown> =>
      promisify(execFile)(command, ['generate', document, '--out', 'own', ...more], {
        cwd: scratch,
        shell: process.platform === 'win32',
      })
    await lisaQuery()
    await lisaQuery('--check')
  })

  for (const typescript of ['typescript-5.8', 'typescript']) {
    for (const resolution of ['bundler', 'nodenext']) {
      await check(`compiles with ${versionOf(typescript)}, strict, ${resolution}, libraries checked`, () =>
        compile(typescript, resolution),
      )
    }
  }
  await check(`compiles with ${versionOf('typescript-5.8')} and ${versionOf('types-react-18')}`, () =>
    compile('typescript-5.8', 'bundler', {
      react: [resolve('node_modules/types-react-18/index.d.ts')],
      'react/*': [resolve('node_modules/types-react-18/*')],
    }),
  )
  await check('bundles with Vite', async () => {
    const { output } = (await build({
      root: scratch,
      configFile: false,
      logLevel: 'error',
      build: { write: false, rolldownOptions: { input: join(scratch, 'app.tsx'), preserveEntrySignatures: 'strict' } },
    })) as { output: unknown[] }
    same(output.length, 1)
  })
  await check('runs in Node as it is', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', "console.log(await (await import('./out/server.js')).kindOfMissing())"],
      { cwd: scratch },
    )
    same(stdout.trim(), 'not-found')
  })
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function check(name: string, does: () => unknown): Promise<void> {
  try {
    await does()
    passed += 1
    console.log(`ok      ${name}`)
  } catch (error) {
    failed += 1
    const { stdout = '', message } = error as Error & { stdout?: string }
    console.log(`FAILED  ${name}\n${stdout}${message}`)
  }
}

/** Runs the command of a package of this checkout. */
function run(name: string, ...args: string[]): Promise<unknown> {
  const file = require.resolve(`${name}/package.json`)
  const { bin } = JSON.parse(readFileSync(file, 'utf8'))
  const command: string = typeof bin === 'string' ? bin : (bin.tsc ?? Object.values(bin)[0])
  return promisify(execFile)(process.execPath, [join(file, '..', command), ...args])
}

/** The folders of these packages and of all that they depend on, each in the version that the one above it gets. */
function withDependencies(names: string[]): string[] {
  const folders = new Set(names.map((name) => join('node_modules', name)))
  for (const folder of folders) {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const name of Object.keys(dependencies)) folders.add(nearest(name, folder))
  }
  return [...folders].map((folder) => `./${folder}`)
}

/** Where Node finds a package from inside of a folder. */
function nearest(name: string, folder: string): string {
  const inside = join(folder, 'node_modules', name)
  if (existsSync(inside)) return inside
  const above = folder.lastIndexOf('node_modules')
  return above > 0 ? nearest(name, folder.slice(0, above - 1)) : join('node_modules', name)
}

function npm(cwd: string, ...args: string[]): Promise<unknown> {
  return promisify(execFile)('npm', args, { cwd: resolve(cwd), shell: process.platform === 'win32' })
}

function compile(typescript: string, resolution: string, paths: Record<string, string[]> = {}): Promise<unknown> {
  const config = join(scratch, 'tsconfig.json')
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: [],
    module: resolution === 'bundler' ? 'esnext' : 'nodenext',
    moduleResolution: resolution,
    outDir: 'out',
    paths,
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['app.tsx', 'player.tsx', 'server.ts', 'own/index.ts'] }))
  return run(typescript, '-p', config)
}

function versionOf(name: string): string {
  const { name: real, version } = require(`${name}/package.json`)
  return `${real} ${version}`
}

function listed(ending: string): string[] {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .filter((file) => file.endsWith(ending))
    .sort()
}

function contents(file: string): string {
  return readFileSync(join(dist, file), 'utf8')
}

function filesWith(pattern: RegExp): string[] {
  return listed('.js').filter((file) => pattern.test(contents(file)))
}

function same(actual: unknown, expected: unknown): void {
  const [is, due] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== due) throw new Error(`It is ${is}, not ${due}.`)
}
