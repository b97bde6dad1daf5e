import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { analyse } from '../../example/guide/reference/analyse.ts'

// `npm run api`: what each entry exports must be what its report in `etc/` says; `-- --accept` writes the reports anew.

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const held = at('etc')
const fresh = at('.cache/api-reports')
const types = `${fresh}/types`

rmSync(fresh, { recursive: true, force: true })
for (const project of ['tsconfig.build.json', 'tsconfig.command.json']) {
  const tsc = at('node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', at(project), '--outDir', types], { stdio: 'inherit' })
}
mkdirSync(`${fresh}/raw`)

const { exports }: { exports: Record<string, string | { types: string }> } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
analyse(
  Object.entries(exports).flatMap(([path, target]) => {
    if (typeof target === 'string' || path.endsWith('.css')) return []
    const name = path.replace(/^\.\/?/, '').replaceAll('/', '-') || 'index'
    return [{ types: target.types.replace('./dist/types', types), report: `${fresh}/${name}.api.md` }]
  }),
)

const reports = readdirSync(fresh).filter((file) => file.endsWith('.api.md'))
// A comment that comes or goes changes nothing for users.
for (const file of reports) {
  const report = readFileSync(`${fresh}/${file}`, 'utf8')
  writeFileSync(`${fresh}/${file}`, report.replace(/^ *\/\/ \(undocumented\)\n/gm, '').replaceAll(' (undocumented)', ''))
}
if (process.argv.includes('--accept')) {
  rmSync(held, { recursive: true, force: true })
  mkdirSync(held)
  for (const file of reports) copyFileSync(`${fresh}/${file}`, `${held}/${file}`)
}
const gone = readdirSync(held).filter((file) => !reports.includes(file))
const differing = reports.filter((file) => !existsSync(`${held}/${file}`) || !isSame(`${held}/${file}`, `${fresh}/${file}`))
if (differing.length + gone.length > 0) {
  console.error(`
What is public has changed: ${[...differing, ...gone].join(', ')}.
If that is meant: \`npm run api -- --accept\`, and a changeset that says what it means for users.`)
  process.exitCode = 1
}

function isSame(before: string, after: string): boolean {
  return spawnSync('git', ['--no-pager', 'diff', '--no-index', '--', before, after], { stdio: 'inherit' }).status === 0
}
